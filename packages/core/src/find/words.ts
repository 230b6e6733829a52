/** A word of a block: half-open offsets into its text, and the word in lower case. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly lower: string
}

/** Whether the UTF-16 unit is a letter of a Latin word (accents included). */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Space inside a line, no-break and thin spaces included. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 9
}

/** Where the word ends that starts at `at`: letters, with apostrophes inside. `at` itself when none does. */
export function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const apostrophe = (code === 0x27 || code === 0x2019) && end > at && isLetter(text.charCodeAt(end + 1))
    if (!isLetter(code) && !apostrophe) break
    end++
  }
  return end
}

/** The word that starts at `at`, see {@link wordEnd}. Undefined when none does. */
export function wordAt(text: string, at: number): Word | undefined {
  const end = wordEnd(text, at)
  return end === at ? undefined : {start: at, end, lower: text.slice(at, end).toLowerCase()}
}

/** The word after `at`, when nothing but one blank or hyphen stands between. */
export function joinedWord(text: string, at: number): Word | undefined {
  const code = text.charCodeAt(at)
  return isBlank(code) || code === 0x2d || code === 0x2011 ? wordAt(text, at + 1) : undefined
}

/** The word after `at`, when nothing but blanks stand between. */
export function nextWord(text: string, at: number): Word | undefined {
  let from = at
  while (isBlank(text.charCodeAt(from))) from++
  return from === at ? undefined : wordAt(text, from)
}

/** The word that ends right before `at`, blanks and the period of an abbreviation between them left out. */
export function previousWord(text: string, at: number): Word | undefined {
  let end = at
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--
  if (end > 0 && text[end - 1] === '.') end--
  let start = end
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--
  return start === end ? undefined : {start, end, lower: text.slice(start, end).toLowerCase()}
}

/** A set of words written as one line. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

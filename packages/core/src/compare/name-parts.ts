import {foldForm} from '../find/fold-form.js'

/** A word of a name: of a statute, a body, a court. */
export interface NamePart {
  /** As printed. */
  readonly text: string
  /** For comparison: folded, `&` as and, `U.S.` as us, without the apostrophe of `Veterans’`. */
  readonly form: string
}

/** Words of a name as printed: hyphens part words, commas do not count. */
export function nameParts(name: string): readonly NamePart[] {
  const parts: NamePart[] = []
  for (let at = 0; at < name.length; ) {
    const code = name.charCodeAt(at)
    const end = code === 0x26 ? at + 1 : isWordCode(code) ? partEnd(name, at) : at
    if (end > at) {
      const text = name.slice(at, end)
      parts.push({text, form: partForm(text)})
    }
    at = Math.max(end, at + 1)
  }
  return parts
}

/**
 * End of the word that starts at `at`: `U.S.`, `Women’s`, `Veterans’`, `21st`, a
 * half of `Self-Determination`. By character codes, not by a pattern: packs have
 * thousands of names, and stories more words.
 */
export function partEnd(text: string, at: number): number {
  let end = at
  while (isLetterCode(text.charCodeAt(end)) && text.charCodeAt(end + 1) === 0x2e) end += 2
  if (end > at + 2) return end
  end = at
  for (;;) {
    while (isWordCode(text.charCodeAt(end))) end++
    if (!isApostrophe(text.charCodeAt(end))) return end
    if (!isWordCode(text.charCodeAt(end + 1))) return end + 1
    end++
  }
}

/** Whether a character stands in words: a letter, a mark, a digit. */
export function isWordCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isLetterCode(code)
}

function isLetterCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  // Above Latin-1: everything but general punctuation and symbols, and the object replacement character.
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || (code >= 0x2c00 && (code < 0x3000 || code > 0x303f) && code < 0xfff0))
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}

/** The form by which a word of a name is compared. */
export function partForm(text: string): string {
  if (text === '&') return 'and'
  const form = foldForm(text)
  if (form.endsWith("'")) return form.slice(0, -1)
  return form.includes('.') ? form.replaceAll('.', '') : form
}

/** A word without number and possessive: `Women's` → women, `Commodities` → commodity, `Rights` → right. */
export function partStem(form: string): string {
  const bare = form.endsWith("'s") ? form.slice(0, -2) : form
  if (bare.length <= 3 || !bare.endsWith('s') || bare.endsWith('ss') || bare.endsWith('us')) return bare
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`
  return bare.endsWith('es') && sibilants.some((ending) => bare.endsWith(ending)) ? bare.slice(0, -2) : bare.slice(0, -1)
}

/** Endings after which a plural is spelled -es. */
const sibilants = ['ses', 'xes', 'zes', 'ches', 'shes']

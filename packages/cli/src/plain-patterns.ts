/**
 * V8 compiles a pattern when it first meets a text, and one with `\p{L}` (650
 * ranges of letters, half of them in pairs of units) takes up to a hundred times
 * as long as one with the letters of the Latin and Greek alphabets alone. A story
 * meets some sixty. So the bundle has every pattern for plain text, in which the
 * two find the same, and puts all of them right, in place, as soon as a text comes
 * that is not plain.
 */

/**
 * Plain text, in UTF-16 units: Latin and Greek with their marks, punctuation,
 * currencies, letterlike symbols, arrows, mathematics, dingbats, and what stands
 * for an object. Left out is what becomes something outside by changing case or
 * by taking apart.
 */
export const plainRanges: ReadonlyArray<readonly [number, number]> = [
  [0x00_00, 0x01_9a],
  [0x01_9c, 0x02_39],
  [0x02_3b, 0x02_3d],
  [0x02_41, 0x02_4f],
  [0x02_53, 0x02_5b],
  [0x02_5d, 0x02_60],
  [0x02_62, 0x02_63],
  [0x02_67, 0x02_69],
  [0x02_6d, 0x02_70],
  [0x02_72, 0x02_7c],
  [0x02_7e, 0x02_81],
  [0x02_83, 0x02_86],
  [0x02_88, 0x02_9c],
  [0x02_9f, 0x02_b0],
  [0x02_b2, 0x03_ff],
  [0x1e_00, 0x21_34],
  [0x21_39, 0x21_4f],
  [0x21_90, 0x22_ff],
  [0x25_00, 0x27_bf],
  [0xfe_0f, 0xfe_0f],
  [0xff_fc, 0xff_fd]
]

/** Classes of characters by property and case (`Lu`, `Lu i`), as plain text has them. */
export type PlainClasses = Readonly<Record<string, string>>

/** The plain characters of a property, as they stand in a class; `Lu i` where case does not count. */
export function plainClass(key: string): string {
  const [property, ignored = ''] = key.split(' ')
  const pattern = new RegExp(`\\p{${property}}`, `u${ignored}`)
  let text = ''
  for (const [first, last] of plainRanges) {
    for (let code = first; code <= last; code++) {
      if (!pattern.test(String.fromCharCode(code))) continue
      const start = code
      while (code < last && pattern.test(String.fromCharCode(code + 1))) code++
      text += start === code ? escape(code) : `${escape(start)}-${escape(code)}`
    }
  }
  return text
}

function escape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}

/** A pattern that finds in plain text what this one finds; itself when it names a property of which no class is known. */
export function plainSource(source: string, flags: string, classes: PlainClasses): string {
  let inClass = false
  let known = true
  const plain = source.replace(/\\([pP])\{([^}]*)\}|\\[^]|[[\]]/g, (part, letter?: string, property?: string) => {
    if (part === '[') inClass = true
    if (part === ']') inClass = false
    if (letter === undefined) return part
    const text = classes[flags.includes('i') ? `${property} i` : property!]
    // With `i`, what `\P` leaves out goes by the case of each character.
    if (text === undefined || letter === 'P') known = false
    return inClass ? (text ?? '') : `[${text ?? ''}]`
  })
  return known ? plain : source
}

/** Written by the bundler: the classes of every property that a pattern names. */
declare const plainClasses: PlainClasses

let patterns: Array<readonly [pattern: RegExp, source: string]> | undefined = []

/** A pattern of the bundle, for plain text, and what it is for any. */
export function plain(pattern: RegExp, source: string): RegExp {
  if (!patterns) return pattern.compile(source, pattern.flags)
  patterns.push([pattern, source])
  return pattern
}

/** A pattern that the bundle puts together. */
export function made(source: string, flags: string): RegExp {
  return plain(new RegExp(plainSource(source, flags, plainClasses), flags), source)
}

/** A pattern that keeps its place (`g`, `y`), for one use. */
export function fresh(pattern: RegExp): RegExp {
  return new RegExp(pattern)
}

/** What is not plain, or what an entity, an escape or an address may say that is not. */
const notPlain = new RegExp(
  `[^${plainRanges.map(([first, last]) => `${escape(first)}-${escape(last)}`).join('')}]` +
    '|&(?!(?:amp|apos|gt|hellip|[lr]dquo|[lr]squo|lt|mdash|nbsp|ndash|quot);)(?:#|[A-Za-z][A-Za-z0-9]*;)|\\\\[NUux]|%[d-fD-F]'
)

/** To be called with every text before a pattern meets it. */
export function meet(text: string): void {
  if (patterns && notPlain.test(text)) meetAny()
}

/** To be called before a text that cannot be looked at. */
export function meetAny(): void {
  // In place: modules hold the objects.
  for (const [pattern, source] of patterns ?? []) pattern.compile(source, pattern.flags)
  patterns = undefined
}

import type {Seeded} from './seeded.js'

/** How reporters misspell names. */
export type SlipKind = 'letter lost' | 'letter doubled or undoubled' | 'transposition' | 'other vowel' | 'respelled by sound' | 'neighbouring key' | 'hyphen lost'

/** A name with one slip in it. */
export interface Slip {
  readonly kind: SlipKind
  readonly form: string
}

/** Shares of the kinds, of 100. */
const shares: ReadonlyArray<readonly [SlipKind, number]> = [
  ['letter lost', 22],
  ['letter doubled or undoubled', 18],
  ['transposition', 15],
  ['other vowel', 15],
  ['respelled by sound', 22],
  ['neighbouring key', 8]
]

/** Letters that sound alike, in either direction: `Philips` / `Filips`, `Hoffmann` / `Hoffman`. */
const soundAlikes: ReadonlyArray<readonly [RegExp, string]> = [
  [/ph/, 'f'], [/(?<=.)f(?!f)/, 'ph'], [/ck/, 'k'], [/(?<=[aeiou])k(?=[aeiouy]|$)/, 'ck'], [/c(?=[aourl])/, 'k'], [/k(?=[aourl])/, 'c'],
  [/sch/, 'sh'], [/tz/, 'ts'], [/dt$/, 't'], [/x/, 'ks'], [/z/, 's'], [/(?<=[aeiou])s(?=[aeiou])/, 'z'],
  [/ei/, 'ie'], [/ie/, 'ei'], [/ea/, 'ee'], [/ee/, 'ea'], [/ae/, 'e'], [/ai/, 'ay'], [/ay/, 'ai'], [/au/, 'aw'], [/aw/, 'au'], [/ou/, 'ow'],
  [/(?<=.)y/, 'i'], [/(?<=.)i(?![aeiou])/, 'y'], [/ey$/, 'y'], [/(?<![aeiou])y$/, 'ey'],
  [/son$/, 'sen'], [/sen$/, 'son'], [/mann$/, 'man'], [/man$/, 'mann'], [/er$/, 'or'], [/or$/, 'er'], [/el$/, 'le'], [/berg$/, 'burg'], [/(?<=.)gh/, 'g']
]

const besideOnKeyboard: Readonly<Record<string, string>> = {
  a: 'sq', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o',
  q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'x'
}

/**
 * Puts one slip into a name; the first letter stays, as it nearly always does.
 * Undefined when the name offers no place for the kind that was drawn.
 */
export function misspell(name: string, random: Seeded): Slip | undefined {
  if (name.includes('-') && random.next() < 0.5) return {kind: 'hyphen lost', form: name.replace('-', ' ')}
  const kind = drawKind(random)
  const form = slipped(name, kind, random)
  return form === undefined || form === name ? undefined : {kind, form}
}

function drawKind(random: Seeded): SlipKind {
  let left = random.next() * 100
  for (const [kind, share] of shares) {
    left -= share
    if (left < 0) return kind
  }
  return 'letter lost'
}

function slipped(name: string, kind: SlipKind, random: Seeded): string | undefined {
  const at = 1 + random.below(name.length - 1)
  const letter = name[at]!
  const replaced = (text: string, length = 1) => name.slice(0, at) + text + name.slice(at + length)
  if (!/[a-z]/.test(letter)) return undefined
  switch (kind) {
    case 'letter lost':
      return replaced('')
    case 'letter doubled or undoubled': {
      const doubled = [...name.matchAll(/(?<=.)([a-z])\1/g)]
      if (doubled.length > 0 && random.next() < 0.6) {
        const {index} = random.pick(doubled)
        return name.slice(0, index) + name.slice(index + 1)
      }
      return 'lnstmrpdeo'.includes(letter) ? replaced(letter + letter) : undefined
    }
    case 'transposition': {
      const next = name[at + 1]
      return next !== undefined && /[a-z]/.test(next) && next !== letter ? replaced(next + letter, 2) : undefined
    }
    case 'other vowel':
      return 'aeiou'.includes(letter) ? replaced(random.pick([...'aeiou'].filter((vowel) => vowel !== letter))) : undefined
    case 'respelled by sound': {
      const fitting = soundAlikes.filter(([sound]) => sound.test(name.slice(1)))
      if (fitting.length === 0) return undefined
      const [sound, other] = random.pick(fitting)
      return name[0] + name.slice(1).replace(sound, other)
    }
    case 'neighbouring key':
      return replaced(random.pick([...besideOnKeyboard[letter]!]))
    case 'hyphen lost':
      return undefined
  }
}

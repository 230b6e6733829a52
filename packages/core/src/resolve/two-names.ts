import type {FormUse, NameForm} from './name-forms.js'

/** How far one name may stand from another that is told beside it, in UTF-16 units of the block’s text. */
const besideLength = 48

/**
 * Whether the story prints two near forms side by side, so that both are meant:
 * `Casey and Calley Means`, `Cpl. Dale Anders, Cpl. Dale Andrews`,
 * `Kharkiv (older maps have Kharkov)`.
 */
export function areSideBySide(a: NameForm, b: NameForm): boolean {
  const [few, many] = a.count < b.count ? [a, b] : [b, a]
  return few.uses.some((use) => {
    const next = firstAfter(many.uses, use.mention.order)
    return [many.uses[next - 1], many.uses[next]].some((other) => other !== undefined && isBeside(use, other))
  })
}

/** Index of the first use in a later mention. */
function firstAfter(uses: readonly FormUse[], order: number): number {
  let low = 0
  let high = uses.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (uses[middle]!.mention.order <= order) low = middle + 1
    else high = middle
  }
  return low
}

function isBeside(a: FormUse, b: FormUse): boolean {
  if (a.mention.block !== b.mention.block) return false
  const [first, second] = a.mention.order < b.mention.order ? [a.mention, b.mention] : [b.mention, a.mention]
  const {text} = first.block.content
  const from = first.extract.end
  const to = second.extract.titles[0]?.start ?? second.extract.start
  return first !== second && to > from && to - from <= besideLength && joins(text.slice(from, to))
}

/** A comma, `and`, `’s or`, or a bracket that opens right after the first name and still stands open. */
function joins(between: string): boolean {
  return /^(?:[’']s?)?(?:,? (?:and|or|&) (?:the )?|, |\s\((?:[^()]*\s)?)$/.test(between)
}

/**
 * Whether one form is only ever somebody’s given name and the other only ever
 * somebody’s surname: `Barack Obama` and `David Brock`.
 */
export function areGivenAndSurname(a: NameForm, b: NameForm): boolean {
  return isGivenOnly(a) ? isSurnameOnly(b) : isGivenOnly(b) && isSurnameOnly(a)
}

function isGivenOnly({given, surname, middle}: NameForm): boolean {
  return given > 0 && surname + middle === 0
}

function isSurnameOnly({given, surname}: NameForm): boolean {
  return surname > 0 && given === 0
}

/** `Fernand` and `Fernanda`, `Alessandro` and `Alessandra`, `Scott` and `Scottie`: given names of two people, often of one family. */
export function areGenders(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.startsWith(short)) return /^(?:a|o|ia|ie|ina|ine)$/.test(long.slice(short.length))
  return a.length === b.length && a.slice(0, -1) === b.slice(0, -1) && /^(?:ao|oa)$/.test(a.slice(-1) + b.slice(-1))
}

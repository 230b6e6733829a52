import type {BlockRole} from '@stet/core/story'
import type {Draft} from './draft.js'

/**
 * What each block is for. Markup and front matter decide where they speak; the
 * rest is read off the block's words and its neighbours.
 */
export function rolesOf(drafts: readonly Draft[]): readonly BlockRole[] {
  const title = drafts.find(({kind, role}) => kind === 'field' && role === 'headline')?.text.text
  const roles: BlockRole[] = []
  let headlines = 0
  let correcting = false
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind === 'heading') correcting = correctionHeading.test(draft.text.text)
    const isFirstTitle = draft.kind === 'heading' && draft.level === 1 && headlines++ === 0
    roles.push(draft.role ?? roleByWords(draft, {title, isFirstTitle, correcting, before: drafts[index - 1], roleBefore: roles[index - 1]}))
  }
  return roles
}

interface Surroundings {
  readonly title: string | undefined
  readonly isFirstTitle: boolean
  /** Whether the block stands under a heading such as "Corrections". */
  readonly correcting: boolean
  readonly before: Draft | undefined
  readonly roleBefore: BlockRole | undefined
}

function roleByWords(draft: Draft, {title, isFirstTitle, correcting, before, roleBefore}: Surroundings): BlockRole {
  const {text} = draft.text
  if (draft.kind === 'heading') return isFirstTitle && (title === undefined || isSameTitle(text, title)) ? 'headline' : 'heading'
  if (correcting || isCorrection(text)) return 'correction'
  if (draft.kind === 'cell') return 'table-cell'
  if (draft.kind === 'caption') return 'caption'
  if (draft.kind === 'quote') return 'block-quote'
  if (draft.kind !== 'paragraph') return 'body'
  const afterPicture = draft.afterImage === true || roleBefore === 'caption'
  if (afterPicture && credit.test(text)) return 'credit'
  if (draft.afterImage && draft.emphasised) return 'caption'
  if (follows(before, roleBefore, ['headline', 'dek']) && isByline(text)) return 'byline'
  if (follows(before, roleBefore, ['headline', 'dek', 'byline']) && dateline.test(text)) return 'dateline'
  return 'body'
}

/** Whether the block before has one of the roles; the start of the story counts as after a headline. */
function follows(before: Draft | undefined, roleBefore: BlockRole | undefined, roles: readonly BlockRole[]): boolean {
  if (!before || !roleBefore) return true
  return before.kind === 'field' || roles.includes(roleBefore)
}

function isSameTitle(a: string, b: string): boolean {
  return plainTitle(a) === plainTitle(b)
}

/** No headline is longer; to put a long run of combining marks in order takes the square of its length. */
const longestTitle = 1000

function plainTitle(text: string): string {
  return text.slice(0, longestTitle).normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** `Correction: …`, `Editor’s note: …`, `An earlier version of this story …`. */
const correction =
  /^[\s([*_–—]{0,3}(?:(?:corrections?|clarifications?|(?:an? )?editor[’']?s?[’']? note|update and correction|corrected|correction appended)\b\s*(?:\([^)]{0,40}\)\s*)?[:—–-]|(?:an?|the) (?:earlier|previous|prior|original) version of (?:this|the)\b|(?:this|the) (?:story|article|report|post|column|item|version|headline|caption|piece)\b(?: [\w,.]+){0,12} (?:has been|have been|was|is being) (?:corrected|clarified|amended|updated to correct|revised to correct)\b)/i

/** What every correction note says somewhere. Asked first: compiling the pattern takes 2 ms, and few stories have a note. */
const correctionCues = ['orrect', 'larif', 'ditor', 'mended', 'ersion of th'].flatMap((cue) => [cue, cue.toUpperCase()])

function isCorrection(text: string): boolean {
  return correctionCues.some((cue) => text.includes(cue)) && correction.test(text)
}

const correctionHeading = /^\W{0,3}(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?)\W{0,3}$/i

const bylineOpening = /^by\s+(?=\p{L})/iu
const lowerCaseInBylines = new Set(
  'and for of with the in at de van von der la da del staff writer writers reporter correspondent columnist editor special to'.split(' ')
)

/** `By Jane Roe`, `By JANE ROE and Ann Dreesen, Associated Press`: no sentence, nothing lower case but the words between names. */
function isByline(text: string): boolean {
  const opening = bylineOpening.exec(text)
  if (!opening || text.length > 160) return false
  const words = text.slice(opening[0].length).split(/[\s,|/•·]+/u).filter((word) => word !== '')
  return (
    words.length <= 16 &&
    /^\p{Lu}/u.test(words[0] ?? '') &&
    words.every((word) => /^\p{Lu}/u.test(word) || lowerCaseInBylines.has(word.toLowerCase()))
  )
}

/** `PORT ALDER, Ore. (AP) —` alone on its line. */
const dateline = /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:, [\p{L}. ]{2,30})?(?: \([\p{L} ]{2,20}\))?\s*[—–-]{1,2}\s*$/u

const credit =
  /^\W{0,2}(?:(?:photo|photos|photograph|photography|image|images|illustration|graphic|credit|picture|video)(?: credit| courtesy)?(?:\s*:| by | courtesy of )|\(?(?:ap|afp|reuters|getty)\b[^.]{0,40}\)?$|courtesy of [^.]{0,60}$|[^.]{3,60}\/(?:ap|afp|reuters|getty|associated press)\b[^.]{0,20}$)/i

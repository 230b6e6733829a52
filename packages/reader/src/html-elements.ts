import type {BlockRole} from '@stet/core/story'

/** Elements that start and end a block of text. */
export const blockElements: ReadonlySet<string> = new Set(
  ('address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p picture pre section summary table tbody td tfoot th thead title tr ul').split(' ')
)

/** Elements without an end tag. */
export const voidElements: ReadonlySet<string> = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Elements whose content no reader of the story reads. */
export const hiddenElements: ReadonlySet<string> = new Set(
  'script style template noscript svg math iframe object canvas audio video select textarea button datalist form nav pre'.split(' ')
)

/** Elements whose content is no prose but stands in a sentence. */
export const codeElements: ReadonlySet<string> = new Set('code kbd samp var tt'.split(' '))

/** What an open tag ends when its own end tag was left out, and where that stops. */
export const impliedEnds: ReadonlyMap<string, {readonly ends: readonly string[]; readonly within: readonly string[]}> = new Map([
  ['li', {ends: ['li'], within: ['ul', 'ol', 'menu']}],
  ['dt', {ends: ['dt', 'dd'], within: ['dl']}],
  ['dd', {ends: ['dt', 'dd'], within: ['dl']}],
  ['td', {ends: ['td', 'th'], within: ['table', 'tr']}],
  ['th', {ends: ['td', 'th'], within: ['table', 'tr']}],
  ['tr', {ends: ['td', 'th', 'tr'], within: ['table']}],
  ['tbody', {ends: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'], within: ['table']}],
  ['tfoot', {ends: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'], within: ['table']}]
])

const rolesByWord: ReadonlyMap<string, BlockRole> = new Map([
  ['headline', 'headline'],
  ['dek', 'dek'],
  ['deck', 'dek'],
  ['standfirst', 'dek'],
  ['subtitle', 'dek'],
  ['subhead', 'dek'],
  ['subheadline', 'dek'],
  ['byline', 'byline'],
  ['dateline', 'dateline'],
  ['caption', 'caption'],
  ['figcaption', 'caption'],
  ['credit', 'credit'],
  ['pullquote', 'pull-quote'],
  ['correction', 'correction'],
  ['corrections', 'correction'],
  ['clarification', 'correction']
])

/** The role that a class list names: `story-byline`, `article__dek`, `pull-quote`, `wp-caption-text`. */
export function roleOfClass(classes: string): BlockRole | undefined {
  for (const name of classes.toLowerCase().split(/\s+/)) {
    if (/(?:^|[-_])pull-?quote(?:$|[-_])/.test(name)) return 'pull-quote'
    if (/(?:^|[-_])editors?-note$/.test(name)) return 'correction'
    const words = name.split(/[-_]+/).filter((word) => word !== 'text')
    const role = rolesByWord.get(words.at(-1) ?? '')
    if (role) return role
  }
  return undefined
}

/** The role that an element has by its own name. */
export function roleOfElement(name: string): BlockRole | undefined {
  return name === 'figcaption' || name === 'caption' ? 'caption' : undefined
}

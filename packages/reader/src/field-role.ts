import type {BlockRole} from '@stet/core/story'

/** Fields of the story itself. */
const storyFields: ReadonlyMap<string, BlockRole> = new Map([
  ['title', 'headline'],
  ['headline', 'headline'],
  ['description', 'dek'],
  ['dek', 'dek'],
  ['deck', 'dek'],
  ['summary', 'dek'],
  ['subtitle', 'dek'],
  ['subhead', 'dek'],
  ['subheadline', 'dek'],
  ['standfirst', 'dek'],
  ['excerpt', 'dek'],
  ['lede', 'dek'],
  ['byline', 'byline'],
  ['author', 'byline'],
  ['authors', 'byline'],
  ['dateline', 'dateline'],
  ['correction', 'correction'],
  ['corrections', 'correction'],
  ['clarification', 'correction'],
  ['editorsnote', 'correction']
])

/** Fields of a picture, wherever they stand; also as the last word of a key: `photo_credit`, `imageAlt`. */
const pictureFields: ReadonlyMap<string, BlockRole> = new Map([
  ['caption', 'caption'],
  ['alt', 'caption'],
  ['credit', 'credit']
])

const pictures = /^(?:image|images|img|photo|photos|picture|pictures|figure|cover|hero|thumbnail|video|media|gallery|resources|featured|header|teaser|lead)/

/** Maps whose fields count as the story's own. */
const transparent = new Set(['params', 'extra', 'story', 'article'])

/**
 * The role of a text of front matter, by the keys that lead to it; undefined
 * when a reader of the story does not see it (layout, tags, slugs).
 */
export function fieldRole(path: readonly string[], value: string): BlockRole | undefined {
  const keys = path.filter((key, index) => index === path.length - 1 || !transparent.has(key.toLowerCase()))
  const last = keys.at(-1)
  if (last === undefined || value.trim() === '') return undefined
  const parent = keys.at(-2)?.toLowerCase()
  const inPicture = parent !== undefined && pictures.test(parent)
  const plain = last.toLowerCase().replace(/[_\s-]/g, '')
  const role = pictureRole(last) ?? (parent === undefined ? storyFields.get(plain) : nestedRole(plain, parent, inPicture))
  // Sites name authors by the key of a page about them: no capital, no name.
  return role === 'byline' && !/\p{Lu}/u.test(value) ? undefined : role
}

function pictureRole(key: string): BlockRole | undefined {
  const words = key.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_').toLowerCase().split(/[_\s-]+/)
  if (words.at(-1) === 'text') words.pop()
  return pictureFields.get(words.at(-1) ?? '')
}

function nestedRole(key: string, parent: string, inPicture: boolean): BlockRole | undefined {
  if (inPicture) return key === 'title' || key === 'description' ? 'caption' : undefined
  if (key === 'name' && storyFields.get(parent) === 'byline') return 'byline'
  if ((key === 'text' || key === 'note' || key === 'body') && storyFields.get(parent) === 'correction') return 'correction'
  return undefined
}

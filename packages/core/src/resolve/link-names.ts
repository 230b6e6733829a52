import {formDistance, isInflection} from '../compare/form-distance.js'
import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import type {Lexicon} from '../lexicon.js'
import type {MentionWord} from '../find/mentions.js'
import type {Span} from '../span.js'
import {sourceSpan, type Link, type Story} from '../story.js'
import {namesLedger, type NameMention} from './names-ledger.js'

/** A name in the text of a link that its target spells otherwise. */
export interface LinkName {
  /** The word in question. */
  readonly span: Span
  readonly text: string
  /** The whole name, as printed. */
  readonly name: string
  readonly target: string
  /** The word of the target, capitalised as the text has it. */
  readonly expected: string
}

/** The most words a target’s last part has when it names one person or body: `Scott_Bessent`, not a headline. */
const maxTargetWords = 5

/** Names of linked text that stand in the link’s target with another spelling. */
export function linkNames(story: Story): readonly LinkName[] {
  const found: LinkName[] = []
  for (const mention of namesLedger(story).mentions) {
    const {links} = mention.block.content
    if (links.length === 0) continue
    const {start, end} = mention.extract
    const link = links.find((each) => each.start <= start && end <= each.end)
    if (!link) continue
    const name = contradiction(mention, link, story.settings.lexicon)
    if (name) found.push(name)
  }
  return found
}

function contradiction(mention: NameMention, link: Link, lexicon: Lexicon): LinkName | undefined {
  const target = targetWords(link.target)
  const {words, kind} = mention.extract
  // Titles of pages hold words of every kind; what they spell otherwise is a slip in a person's name alone.
  if (kind === 'name' || words.some(({text}) => /\d|^[\p{Lu}-]+$/u.test(text))) return undefined
  // `[Organising](…/organizing-guide)`: a word alone is no name of a person.
  if (kind === 'word' && lexicon.wordSize(words[0]!.form) > 0 && lexicon.surnameRank(words[0]!.form) === 0) return undefined
  if (target.length === 0 || target.length > maxTargetWords) return undefined
  if (target.join('') === words.map(({form}) => skeletonOf(form)).join('')) return undefined
  const agreeing = words.filter(({form}) => target.includes(skeletonOf(form)))
  // A second word of the name must agree; a single word must be the whole text of the link.
  const whole = words.length === 1 && mention.extract.end - mention.extract.start >= link.end - link.start - 2
  if (agreeing.length === 0 && !(whole && target.length <= 2)) return undefined
  for (const word of words) {
    const near = nearWord(word, target)
    if (near !== undefined) {
      const span = sourceSpan(mention.block, word.start, word.end)
      return {span, text: word.text, name: mention.text, target: link.target, expected: near.charAt(0).toUpperCase() + near.slice(1)}
    }
  }
  return undefined
}

function nearWord({form}: MentionWord, target: readonly string[]): string | undefined {
  const skeleton = skeletonOf(form)
  // `T-shaped` is `T-shaped_skills`.
  if (target.includes(skeleton) || target.join('').includes(skeleton)) return undefined
  return target.find((word) => {
    const distance = formDistance(skeleton, word)
    return distance !== undefined && distance.edits <= 1.45 && !isInflection(skeleton, word)
  })
}

/** Characters beyond which a part of a path names nobody. */
const longestPart = 200

/** Words of the last part of a target’s path: `…/wiki/Scott_Bessent_(banker)` → scott, bessent. */
function targetWords(target: string): readonly string[] {
  const path = /^(?:https?:)?\/\/[^/?#]+([^?#]*)/i.exec(target)?.[1] ?? (target.startsWith('/') ? target : '')
  const last = path.split('/').filter(Boolean).at(-1)
  if (last === undefined || last.length > longestPart || !/[_-]|%20/.test(last)) return []
  return foldForm(decode(last))
    .replace(/\(.*\)$/, '')
    .replace(/\.\w{2,5}$/, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

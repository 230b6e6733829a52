import type {Span} from '../span.js'
import {sourceSpan, type Story} from '../story.js'
import {Around} from '../find/around.js'
import {namesLedger, type NameMention} from './names-ledger.js'

/** Two acronyms that differ in the order of two letters. */
export interface AcronymPair {
  readonly rare: AcronymUses
  readonly usual: AcronymUses
  /** Whether the story spells the usual one out: `Federal Emergency Management Agency (FEMA)`. */
  readonly defined: boolean
}

/** One acronym with every place it stands at. */
export interface AcronymUses {
  readonly text: string
  readonly places: ReadonlyArray<{readonly mention: NameMention; readonly span: Span}>
}

/** Three letters in another order are another body more often than a slip. */
const minLetters = 4

/** Acronyms of a story that are probably one with two letters swapped: `FEMA` often, `FMEA` once. */
export function acronymPairs(story: Story): readonly AcronymPair[] {
  const uses = new Map<string, NameMention[]>()
  const byLetters = new Map<string, string[]>()
  for (const mention of namesLedger(story).mentions) {
    const {text} = mention.extract.words[0]!
    if (!mention.has(Around.acronym) || mention.has(Around.display) || text.length < minLetters || !/^\p{Lu}+$/u.test(text)) continue
    const known = uses.get(text)
    if (known) known.push(mention)
    else {
      uses.set(text, [mention])
      const letters = [...text].sort().join('')
      byLetters.set(letters, [...(byLetters.get(letters) ?? []), text])
    }
  }
  const pairs: AcronymPair[] = []
  for (const forms of byLetters.values()) {
    const [usual, ...others] = forms.sort((a, b) => uses.get(b)!.length - uses.get(a)!.length)
    for (const rare of others) {
      if (!isSwapped(rare, usual!)) continue
      const defined = uses.get(usual!)!.some(isDefinition)
      if (uses.get(rare)!.some(isDefinition) || (!defined && uses.get(usual!)!.length <= uses.get(rare)!.length)) continue
      pairs.push({rare: usesOf(rare, uses.get(rare)!), usual: usesOf(usual!, uses.get(usual!)!), defined})
    }
  }
  return pairs
}

function isSwapped(a: string, b: string): boolean {
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function isDefinition({block: {content}, extract}: NameMention): boolean {
  return content.text[extract.start - 1] === '(' && content.text[extract.end] === ')'
}

function usesOf(text: string, mentions: readonly NameMention[]): AcronymUses {
  return {text, places: mentions.map((mention) => ({mention, span: sourceSpan(mention.block, mention.extract.words[0]!.start, mention.extract.words[0]!.end)}))}
}

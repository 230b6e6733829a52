import {compareWording, type WordingDifference} from '../compare/quotation-wording.js'
import {findSentences, sentenceAt} from '../find/sentences.js'
import {oncePerStory} from '../once.js'
import type {Story} from '../story.js'
import {quotationWordings, type QuotationWording} from './quotation-wordings.js'
import type {PlacedWord, Quotation} from './quotations.js'
import {isSamePerson, resolveSpeakers} from './speakers.js'

/** One quotation in two wordings. */
export interface QuotationVariant {
  readonly earlier: QuotationWording
  readonly later: QuotationWording
  /** `a` is the earlier wording, `b` the later. */
  readonly difference: WordingDifference
  /**
   * `strong`: much agrees and little differs, or display text is set against the
   * body, or one person is named as the speaker of both and only small words
   * differ. `weak`: short, so that it may be two remarks, or the copy itself speaks
   * of two versions or two speakers.
   */
  readonly evidence: 'strong' | 'weak'
}

/** More wordings than this that share a phrase: a refrain, no evidence. */
const mostShared = 12

/**
 * The pairs of quotations that are one quotation in two wordings: each later
 * wording once, against the earlier one it agrees with most.
 */
export const resolveQuotationVariants = oncePerStory((story: Story): readonly QuotationVariant[] => {
  const wordings = quotationWordings(story)
  const best = new Map<QuotationWording, QuotationVariant>()
  for (const [earlier, later] of candidates(wordings)) {
    if (areNested(earlier.quotations[0], later.quotations[0])) continue
    const difference = compareWording(earlier.words, later.words)
    const evidence = difference && evidenceOf(story, earlier, later, difference)
    if (!evidence) continue
    const known = best.get(later)
    if (!known || difference.matches - difference.differences > known.difference.matches - known.difference.differences) {
      best.set(later, {earlier, later, difference, evidence})
    }
  }
  return [...best.values()]
})

/** Pairs that share three words in a row, one of them telling, or a long figure. Earlier first. */
function candidates(wordings: readonly QuotationWording[]): ReadonlyArray<readonly [QuotationWording, QuotationWording]> {
  if (wordings.length < 2) return []
  const byKey = new Map<string, number[]>()
  for (const [index, {words}] of wordings.entries()) {
    forEachKey(words, (key) => {
      const sharing = byKey.get(key)
      if (!sharing) byKey.set(key, [index])
      else if (sharing.at(-1) !== index) sharing.push(index)
    })
  }
  const pairs = new Map<number, readonly [QuotationWording, QuotationWording]>()
  for (const sharing of byKey.values()) {
    if (sharing.length === 1 || sharing.length > mostShared) continue
    for (const [at, first] of sharing.entries()) {
      for (const second of sharing.slice(at + 1)) {
        pairs.set(first * wordings.length + second, [wordings[first]!, wordings[second]!])
      }
    }
  }
  return [...pairs.values()]
}

function forEachKey(words: readonly PlacedWord[], take: (key: string) => void): void {
  for (const [index, first] of words.entries()) {
    if (first.weight >= 3) take(first.form)
    const second = words[index + 1]
    const third = words[index + 2]
    if (!second || !third || first.kind !== 'word' || second.kind !== 'word' || third.kind !== 'word') continue
    if (first.weight > 0 || second.weight > 0 || third.weight > 0) take(`${first.form} ${second.form} ${third.form}`)
  }
}

function areNested(a: Quotation, b: Quotation): boolean {
  return a.pieces.some((x) => b.pieces.some((y) => x.block === y.block && x.outerStart < y.outerEnd && y.outerStart < x.outerEnd))
}

function isDisplayAgainstBody(a: QuotationWording, b: QuotationWording): boolean {
  return a.quotations.every(({display}) => display) !== b.quotations.every(({display}) => display)
}

const versions =
  /\b(?:doctored|photoshopped|altered|edited|misquot\w+|misread\w*|mishear\w*|misheard|versions?|translat\w+|paraphras\w+|reword\w*|rephras\w*|instead of|rather than|for example|originally|lyrics?|chang\w+|correct\w+)\b/iu

/** Whether the copy sets the two against each other on purpose, in words that say so. */
function tellsOfVersions(a: Quotation, b: Quotation): boolean {
  const [first, second] = [a, b].map(({pieces: [{block, outerStart}]}) => {
    const sentences = findSentences(block.content)
    const index = sentenceAt(sentences, outerStart)
    return outsideMarks(block.content.text.slice(sentences[index]?.start, sentences[index]?.end))
  })
  return versions.test(first!) || versions.test(second!)
}

function outsideMarks(sentence: string): string {
  return sentence.replace(/[“"][^“”"]*[”"]/gu, ' ')
}

/** The thresholds and guards were set on published copy: see docs/accuracy.md. */
function evidenceOf(
  story: Story,
  earlier: QuotationWording,
  later: QuotationWording,
  difference: WordingDifference
): QuotationVariant['evidence'] | undefined {
  const {matches, differences, weight, enclosed} = difference
  const agreement = matches / (matches + differences)
  const display = isDisplayAgainstBody(earlier, later)
  const long = weight >= 2 && matches >= 10 && agreement >= 0.9
  const much = (weight >= 4 && agreement >= 0.6 && differences <= 3) || long
  const some = weight >= 2 && matches >= 4 && agreement >= 0.7 && differences <= 2 && enclosed
  if (!much && !some) return undefined
  const speakers = resolveSpeakers(story)
  const [first, second] = [earlier, later].map(({quotations}) => speakers.get(quotations[0]))
  const same = first && second && isSamePerson(first, second)
  const doubt =
    same === false ||
    tellsOfVersions(earlier.quotations[0], later.quotations[0]) ||
    isSameBlock(earlier.quotations[0], later.quotations[0]) ||
    differsInPronouns(earlier.words, later.words, difference)
  if (much || display || (same && agreesInContent(earlier.words, later.words, difference))) return doubt ? 'weak' : 'strong'
  return doubt ? undefined : 'weak'
}

/** Whether only small words differ: `never` for `not`, `the` added. */
function agreesInContent(a: readonly PlacedWord[], b: readonly PlacedWord[], {hunks}: WordingDifference): boolean {
  return hunks.every(({aStart, aEnd, bStart, bEnd}) => [...a.slice(aStart, aEnd), ...b.slice(bStart, bEnd)].every(({weight}) => weight === 0))
}

/** A speaker who says nearly the same twice in one paragraph is making a point. */
function isSameBlock(a: Quotation, b: Quotation): boolean {
  return a.pieces.some(({block}) => b.pieces.some((other) => other.block === block))
}

const pronouns = new Set(
  'i me my mine we us our ours you your yours he him his she her hers they them their theirs it its'.split(' ')
)

/** `are you better off` and `are we better off`: said back by somebody else. */
function differsInPronouns(a: readonly PlacedWord[], b: readonly PlacedWord[], {hunks}: WordingDifference): boolean {
  return hunks.every(({aStart, aEnd, bStart, bEnd}) =>
    [...a.slice(aStart, aEnd), ...b.slice(bStart, bEnd)].every(({form}) => pronouns.has(form))
  )
}

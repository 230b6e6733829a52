import {findFigures, type Figure} from '../find/figures.js'
import {findSentences, sentenceAt, type Sentence} from '../find/sentences.js'
import {unitAfter} from '../find/units.js'
import {isBlank, wordAt, wordSet} from '../find/words.js'
import {oncePer, oncePerStory} from '../once.js'
import {isCompared, type Block, type BlockContent, type Story} from '../story.js'

/** A figure with what it counts, as its block alone tells. */
export interface CountedFigure {
  readonly figure: Figure
  readonly sentence: Sentence
  /** `%`, `points`, a currency, the name of a unit, or empty for a plain count. */
  readonly unit: string
  /** Content words right after the figure, singular, two at most: *addresses*, *data breach*. */
  readonly nouns: readonly string[]
  /** The digits of the numeral, from the first that is no zero. */
  readonly digits: string
}

/** A counted figure in its place. */
export interface Quantity extends CountedFigure {
  /** The figure as its block has it, which an edit elsewhere leaves as it is. */
  readonly counted: CountedFigure
  readonly block: Block
}

/** Every figure of a story that states a quantity, in reading order. */
export const resolveQuantities = oncePerStory((story: Story): readonly Quantity[] => {
  const quantities: Quantity[] = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    for (const counted of countedFigures(block.content)) {
      const {figure, sentence, unit, nouns, digits} = counted
      quantities.push({counted, figure, block, sentence, unit, nouns, digits})
    }
  }
  return quantities
})

const countedFigures = oncePer((content: BlockContent): readonly CountedFigure[] => {
  const counted: CountedFigure[] = []
  const {text} = content
  for (const figure of findFigures(content)) {
    if (figure.kind === 'ordinal' || figure.kind === 'malformed') continue
    const sentences = findSentences(content)
    const unit = figure.kind === 'number' ? unitAfter(text, figure.end) : undefined
    counted.push({
      figure,
      sentence: sentences[sentenceAt(sentences, figure.start)]!,
      unit: unit?.unit.name ?? unitOf(figure),
      nouns: nounsAfter(text, unit?.end ?? figure.phraseEnd),
      digits: figure.mantissa.replace('.', '').replace(/^0+/, '')
    })
  }
  return counted
})

function unitOf({kind, currency}: Figure): string {
  if (kind === 'percent') return '%'
  return kind === 'money' ? currency! : kind === 'number' ? '' : kind
}

/** The other mentions of a quantity: the same value of the same unit, with a noun in common or digits enough to tell. */
export function otherMentions(quantities: readonly Quantity[], of: Quantity): readonly Quantity[] {
  const same = byAmount(quantities).get(amountOf(of)) ?? []
  return same.filter((other) => other !== of && (significantDigits(of) >= tellingDigits || sharesNoun(of, other)))
}

const byAmount = oncePer((quantities: readonly Quantity[]): ReadonlyMap<string, readonly Quantity[]> => {
  const groups = new Map<string, Quantity[]>()
  for (const quantity of quantities) {
    const amount = amountOf(quantity)
    const group = groups.get(amount)
    if (group) group.push(quantity)
    else groups.set(amount, [quantity])
  }
  return groups
})

function amountOf({unit, figure}: Quantity): string {
  return `${figure.value} ${unit}`
}

const tellingDigits = 3

/** Digits of a figure without leading and trailing zeros: 5 for 1,280,500. */
export function significantDigits({digits}: CountedFigure): number {
  let count = digits.length
  while (count > 0 && digits.charCodeAt(count - 1) === 0x30) count--
  return count
}

/** Whether two quantities count things of one name. People and days are counted for many reasons. */
export function sharesNoun(a: Quantity, b: Quantity): boolean {
  return a.nouns.some((noun) => !generalNouns.has(noun) && b.nouns.includes(noun))
}

/** Whether two quantities count things of one name, however general. */
export function sharesAnyNoun(a: Quantity, b: Quantity): boolean {
  return a.nouns.some((noun) => b.nouns.includes(noun))
}

const generalNouns = wordSet('people person man men woman women child children year month day week hour minute second time')

/** Words that are no head noun: function words, spans of time, comparatives. */
const notNouns = wordSet(
  'the a an of in to for and or at by on as that which with from is was were are be been per ' +
    'percent more less fewer after before since when while if but it its this these those his her ' +
    'their not than would could should who whom whose has have had will he she they we you i said says other another new last next ago later ' +
    'earlier old into out over under about between during until through so far total all such only also then there here what how why where ' +
    'against among within without because both each every no'
)
const wordsLookedAt = 4
const nounsKept = 2
const shortestNoun = 3

function nounsAfter(text: string, end: number): readonly string[] {
  const nouns: string[] = []
  let at = end
  for (let words = 0; words < wordsLookedAt && nouns.length < nounsKept; words++) {
    const code = text.charCodeAt(at)
    if (!isBlank(code) && code !== 0x2d) break
    const word = wordAt(text, at + 1)
    if (!word) break
    const noun = singular(word.lower)
    if (noun.length >= shortestNoun && !notNouns.has(word.lower)) nouns.push(noun)
    at = word.end
  }
  return nouns
}

/** The singular of a regular plural, the possessive taken off: *agencies'*, *addresses*, *boats*. */
export function singular(lower: string): string {
  const word = lower.replace(/[’']s?$/, '')
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word
}

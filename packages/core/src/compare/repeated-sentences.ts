import type {Quantity} from '../resolve/quantities.js'

/** One sentence that stands twice in a story, with another figure each time. */
export interface RepeatedSentence {
  readonly first: Quantity
  readonly second: Quantity
}

/** Shorter sentences are forms (*Price: $40*), and what is said more often is one, too. */
const shortestSentence = 40
const mostOften = 3

/** Sentences of one figure that are equal but for that figure. */
export function repeatedSentences(quantities: readonly Quantity[]): readonly RepeatedSentence[] {
  const byWording = new Map<string, Quantity[]>()
  for (const [index, quantity] of quantities.entries()) {
    const {block, sentence, figure} = quantity
    const {text, kind} = block.content
    if (kind !== 'paragraph' || figure.kind === 'year' || sentence.end - sentence.start < shortestSentence) continue
    // What has no period is a label or a price.
    if (!'.!?'.includes(text[sentence.end - 1]!)) continue
    if (quantities[index - 1]?.sentence === sentence || quantities[index + 1]?.sentence === sentence) continue
    const wording = `${text.slice(sentence.start, figure.start)}#${text.slice(figure.end, sentence.end)}`
    const bucket = byWording.get(wording)
    if (bucket) bucket.push(quantity)
    else byWording.set(wording, [quantity])
  }
  const found: RepeatedSentence[] = []
  for (const said of byWording.values()) {
    const [first] = said
    const second = said.find(({figure}) => figure.value !== first!.figure.value)
    if (first && second && said.length <= mostOften) found.push({first, second})
  }
  return found
}

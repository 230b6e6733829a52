import {findQuotations} from '../find/quotations.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** Curly (`“ ”`) or straight (`" "`). */
export type MarkStyle = 'curly' | 'straight'

/** A quotation that a mark of one style opens and one of the other closes. */
export interface MixedMarks {
  readonly block: Block
  /** Offsets of the two marks in the block's text. */
  readonly opening: number
  readonly closing: number
  /** The style of every other quotation of the story; absent where they differ too, or where there is none. */
  readonly style?: MarkStyle
}

/** The quotations of a story whose two double marks are of different styles, in reading order. */
export const resolveMixedMarks = oncePerStory((story: Story): readonly MixedMarks[] => {
  const mixed: Array<Omit<MixedMarks, 'style'>> = []
  const styles = new Set<MarkStyle>()
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const {text} = block.content
    const {quotations, doubtful} = findQuotations(block.content, story.settings.lexicon)
    if (doubtful) continue
    for (const {marks, closed, outerStart, outerEnd} of quotations) {
      if (marks !== 'double' || !closed) continue
      const closing = outerEnd - 1
      const opened = styleOf(text[outerStart]!, '“')
      const ended = styleOf(text[closing]!, '”')
      if (opened && opened === ended) styles.add(opened)
      else if (opened && ended) mixed.push({block, opening: outerStart, closing})
    }
  }
  const [style] = styles
  return styles.size === 1 ? mixed.map((each) => ({...each, style: style!})) : mixed
})

/** Undefined for a mark of another kind: `''`, or one that faces the other way. */
function styleOf(mark: string, curly: '“' | '”'): MarkStyle | undefined {
  return mark === curly ? 'curly' : mark === '"' ? 'straight' : undefined
}

import {findFigures, type Figure} from '../find/figures.js'
import {joinedWord, nextWord, wordSet} from '../find/words.js'
import {findSentences, sentenceAt} from '../find/sentences.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** *Three-judge panel*. */
export interface PanelSize {
  readonly figure: Figure
  readonly block: Block
  /** `judge panel`. */
  readonly body: string
}

const seats = wordSet('judge justice juror member')
const bodies = wordSet('panel court jury board commission')
/** Words of a sentence that speaks of a second body of the name. */
const another = /\b(?:en banc|larger|smaller|full|another|different|separate|second|new|other|expand\w*|enlarge\w*|former|previous\w*)\b/i

/**
 * Bodies that the story gives two sizes: *a three-judge panel* and *the
 * four-judge panel*. A wider frame (*nine-year low*, *268-page report*) is noise.
 */
export const panelSizes = oncePerStory((story: Story): ReadonlyArray<{readonly first: PanelSize; readonly second: PanelSize}> => {
  const known = new Map<string, PanelSize>()
  const pairs: Array<{first: PanelSize; second: PanelSize}> = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    for (const figure of findFigures(block.content)) {
      const second = figure.compound && figure.kind === 'number' ? panelOf(block, figure) : undefined
      if (!second) continue
      const first = known.get(second.body)
      if (!first) known.set(second.body, second)
      else if (first.figure.value !== second.figure.value) pairs.push({first, second})
    }
  }
  return pairs.slice(0, 1)
})

function panelOf(block: Block, figure: Figure): PanelSize | undefined {
  const {text} = block.content
  const seat = joinedWord(text, figure.end)
  const body = seat && seats.has(seat.lower) ? nextWord(text, seat.end) : undefined
  if (!seat || !body || !bodies.has(body.lower)) return undefined
  const sentences = findSentences(block.content)
  const {start, end} = sentences[sentenceAt(sentences, figure.start)]!
  return another.test(text.slice(start, end)) ? undefined : {figure, block, body: `${seat.lower} ${body.lower}`}
}

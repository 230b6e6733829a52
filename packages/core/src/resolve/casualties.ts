import {findFigures, type Figure} from '../find/figures.js'
import {joinedWord, nextWord, wordSet} from '../find/words.js'
import {oncePerStory} from '../once.js'
import {isCompared, isDisplay, type Block, type Story} from '../story.js'

/** The dead, hurt or arrested counted otherwise in display text than in the body. */
export interface CasualtyConflict {
  readonly display: Figure
  readonly displayBlock: Block
  readonly body: Figure
  readonly bodyBlock: Block
  readonly what: string
}

const whatByWord = new Map([
  ['killed', 'killed'], ['dead', 'dead'], ['die', 'dead'], ['dies', 'dead'], ['died', 'dead'], ['injured', 'injured'], ['hurt', 'injured'],
  ['wounded', 'injured'], ['arrested', 'arrested'], ['missing', 'missing']
])
const between = wordSet('people men women children students officers soldiers passengers were was have been had are reported')

interface Casualties {
  readonly figure: Figure
  readonly block: Block
  readonly what: string
}

/** Counts in headline, dek and captions that the one count of the body contradicts. */
export const casualtyConflicts = oncePerStory((story: Story): readonly CasualtyConflict[] => {
  const display: Casualties[] = []
  const body: Casualties[] = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const target = isDisplay(block.content.role) ? display : body
    for (const figure of findFigures(block.content)) {
      const what = casualtiesOf(block.content.text, figure)
      if (what) target.push({figure, block, what})
    }
  }
  return display.flatMap((shown) => {
    const told = body.filter(({what}) => alike(what, shown.what))
    const [first] = told
    if (!first || shown.figure.hedge !== undefined || shown.figure.value === first.figure.value) return []
    // Two numbers in the body are two groups, or a toll that rose.
    if (told.some(({figure}) => figure.value !== first.figure.value || figure.hedge !== undefined)) return []
    return [{display: shown.figure, displayBlock: shown.block, body: first.figure, bodyBlock: first.block, what: first.what}]
  })
})

function alike(a: string, b: string): boolean {
  const dead = (what: string): string => (what === 'killed' ? 'dead' : what)
  return dead(a) === dead(b)
}

function casualtiesOf(text: string, figure: Figure): string | undefined {
  if (figure.kind !== 'number' || figure.range || figure.compound || figure.value === 1) return undefined
  let word = joinedWord(text, figure.end)
  for (let words = 0; word && words < 4; words++, word = nextWord(text, word.end)) {
    const what = whatByWord.get(word.lower)
    if (what) return what
    if (!between.has(word.lower)) return undefined
  }
  return undefined
}

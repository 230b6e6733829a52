import type {Finding} from '@stet/core/diagnostic'
import {findFigures, type Figure} from '@stet/core/find/figures'
import {isCompared, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {figureSpan, quoteFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-grouping',
  summary: 'The commas of a large number stand between thousands',
  severity: 'error',
  readsWords: false,
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const figure of findFigures(block.content)) {
        if (figure.kind === 'malformed' && isBroken(block, figure)) yield groupedWrong(block, figure)
      }
    }
  }
})

/**
 * Whether the commas can only be a slip. `€1,50` and `1,5 million` are decimal
 * commas, `3,4` and `2011,2012` lists.
 */
function isBroken(block: Block, figure: Figure): boolean {
  const groups = groupsOf(block, figure)
  const rest = groups.slice(1)
  const wrong = rest.filter((group) => group.length !== 3)
  if (groups.every((group) => group.length <= 2) && groups.length > 2) return false
  // `$0,500`: the zero is odd, not the comma.
  if (wrong.length === 0) return false
  if (figure.currency === undefined || !hasSign(block, figure)) {
    return rest.length > 1 && wrong.length === 1 && wrong[0]!.length === 2 && groups[0]!.length <= 3
  }
  const decimalComma = rest.length === 1 && rest[0]!.length <= 2 && (figure.scale !== 1 || !wholeDollars.has(figure.currency))
  return !decimalComma && groups[0]!.length <= 3
}

/** Currencies whose copy in English never writes a decimal comma. */
const wholeDollars = new Set(['USD', 'GBP', 'AUD', 'NZD', 'HKD', 'SGD', 'CAD', 'JPY'])

function hasSign(block: Block, {start, numeral}: Figure): boolean {
  return start < numeral.start && block.content.text.slice(start, numeral.start).trim() !== ''
}

function groupsOf(block: Block, {numeral}: Figure): readonly string[] {
  return block.content.text.slice(numeral.start, numeral.end).split(',')
}

function groupedWrong(block: Block, figure: Figure): Finding {
  const {numeral} = figure
  const odd = groupsOf(block, figure).slice(1).find((group) => group.length !== 3)!
  const digits = `${odd.length} ${odd.length === 1 ? 'digit' : 'digits'}`
  return {
    span: figureSpan(block, figure),
    sentence: `${quoteFigure(block, figure)} has a comma that groups no thousands`,
    note: `${digits} follow the comma in ${block.content.text.slice(numeral.start, numeral.end)}: one was dropped or added.`
  }
}

import {findFigures, type Figure} from '../find/figures.js'
import type {StoryTable} from '../resolve/tables.js'
import type {Block} from '../story.js'
import {halfUnit} from './rounding-interval.js'

/** A cell with its one figure. */
export interface FigureCell {
  readonly block: Block
  readonly figure: Figure
}

/** A total that is not the sum of its column, in a table whose other columns add up. */
export interface BrokenTotal {
  readonly total: FigureCell
  readonly addends: readonly FigureCell[]
  readonly sum: number
  readonly heading?: string
  /** Columns of the same table that do add up. */
  readonly sound: number
}

const totalRow = /^\W{0,8}(?:(?:grand|overall|sub)?[\s-]{0,3}totals?|sum)\b/i
/** Columns whose last cell is no sum. */
const noSum = /\b(?:avg|average|mean|median|rate|ratio|rank|ranking|pos|position|year|date|age|density|per|share|percent|percentage|pct|index|score|no|number|id|median|change|growth|height|weight|time)\b|%|#|\//i
const fewestAddends = 2
const fewestSound = 2
/** A larger gap says that rows were left out, not that a digit slipped. */
const widestGap = 0.15

/**
 * The totals of a table that are off. A total row is trusted only when at least
 * two other columns add up exactly, and no more columns fail than hold.
 */
export function brokenTotals(table: StoryTable): readonly BrokenTotal[] {
  const last = table.rows.at(-1)
  const body = table.rows.slice(0, -1)
  if (!last || body.length < fewestAddends || !last[0] || !totalRow.test(last[0].content.text)) return []
  const broken: BrokenTotal[] = []
  let sound = 0
  for (let column = 1; column < last.length; column++) {
    const heading = table.header[column]?.content.text
    if (heading !== undefined && noSum.test(heading)) continue
    const total = figureCell(last[column])
    const addends = body.map((row) => figureCell(row[column]))
    if (!total || !addends.every((cell) => cell !== undefined)) continue
    const sum = addends.reduce((before, {figure}) => before + figure.value, 0)
    const slack = addends.reduce((before, {figure}) => before + decimalSlack(figure), decimalSlack(total.figure))
    const gap = Math.abs(sum - total.figure.value)
    if (gap <= slack + 1e-9) sound++
    else broken.push({total, addends, sum, sound: 0, ...(heading === undefined ? {} : {heading})})
  }
  const near = broken.filter(({sum, total}) => Math.abs(sum - total.figure.value) <= widestGap * Math.abs(total.figure.value))
  if (sound < fewestSound || broken.length > sound) return []
  return near.map((each) => ({...each, sound}))
}

/** Whole numbers of a table are exact; decimals and scaled figures are rounded. */
function decimalSlack(figure: Figure): number {
  return figure.scale === 1 && !figure.mantissa.includes('.') ? 0 : halfUnit(figure)
}

function figureCell(block: Block | undefined): FigureCell | undefined {
  if (!block) return undefined
  const figures = findFigures(block.content)
  const [figure] = figures
  const usable = figures.length === 1 && figure && (figure.kind === 'number' || figure.kind === 'money' || figure.kind === 'year') && !figure.range
  return usable ? {block, figure} : undefined
}

import {parseArgs} from 'node:util'
import {setUp} from '@stet/engine/set-up'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {growingText, textKinds, type TextKind} from './growing-text.js'

export const growthUsage = `growth [--largest KILOBYTES] [--seed N] [--json]
  how the time of everything but remark-parse grows with the length of one document, from 1 KB to 4 MB, and the exponent
  that fits it, for prose and for texts full of names, figures, tables and quotations`

/** One length, and what reading it and running all rules took: the least of several times. */
export interface GrowthPoint {
  readonly length: number
  readonly milliseconds: number
}

/** How the time grows for one kind of text. */
export interface GrowthReport {
  readonly kind: TextKind
  readonly points: readonly GrowthPoint[]
  /** Slope of the logarithm of time over that of length, by least squares: 1 is linear. */
  readonly exponent: number
  /** The same between the two largest documents alone, where a fixed cost no longer hides the growth. */
  readonly last: number
}

const kilobyte = 1024

/** Lengths in rising steps of four. */
export function growthLengths(largest: number): number[] {
  const lengths: number[] = []
  for (let length = kilobyte; length <= largest; length *= 4) lengths.push(length)
  return lengths
}

/** Measures one kind of text after the other. Rules run with all shipped packs. */
export function measureGrowth(lengths: readonly number[], seed: number): GrowthReport[] {
  const setup = setUp({})
  const once = (source: string, tree: ReturnType<typeof parseMarkdown>): number => {
    const before = process.cpuUsage()
    const story = readMarkdown(tree, source, setup.settings)
    for (const {rule, choice} of setup.rules) rule.run(story, choice)
    const {user, system} = process.cpuUsage(before)
    return (user + system) / 1000
  }
  return textKinds.map((kind) => {
    const warm = growingText(kind, 64 * kilobyte, seed + 1)
    const warmTree = parseMarkdown(warm)
    for (let round = 0; round < 5; round++) once(warm, warmTree)
    const points = lengths.map((length) => {
      const source = growingText(kind, length, seed)
      const tree = parseMarkdown(source)
      const times = length < 64 * kilobyte ? 20 : length < 1024 * kilobyte ? 5 : 2
      let least = Infinity
      for (let round = 0; round < times; round++) least = Math.min(least, once(source, tree))
      return {length, milliseconds: least}
    })
    return {kind, points, exponent: fittedExponent(points), last: fittedExponent(points.slice(-2))}
  })
}

/** Slope of log time over log length by least squares. */
export function fittedExponent(points: readonly GrowthPoint[]): number {
  const logs = points.map(({length, milliseconds}) => [Math.log(length), Math.log(Math.max(milliseconds, 1e-3))] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

/** Prints how time grows with length. */
export function growth(args: readonly string[]): number {
  const {values} = parseArgs({
    args: [...args],
    options: {largest: {type: 'string', default: '4096'}, seed: {type: 'string', default: '1'}, json: {type: 'boolean', default: false}}
  })
  const reports = measureGrowth(growthLengths(Number(values.largest) * kilobyte), Number(values.seed))
  if (values.json) console.log(JSON.stringify(reports, undefined, 2))
  else {
    for (const {kind, points, exponent, last} of reports) {
      const times = points.map(({length, milliseconds}) => `${length / kilobyte} KB ${milliseconds.toFixed(1)}`).join(', ')
      console.log(`${kind.padEnd(11)} exponent ${exponent.toFixed(2)}, of the last step ${last.toFixed(2)}  (ms: ${times})`)
    }
  }
  return 0
}

import {oncePerStory} from '../once.js'
import type {Block, Story} from '../story.js'

/** A heading that starts with a number: *3. Pack the boat*, *Step 3: …*. */
export interface NumberedHeading {
  readonly block: Block
  readonly number: number
  /** Offsets of the number in the block's text. */
  readonly start: number
  readonly end: number
}

const numbered = /^(?:(step|tip|rule|lesson|reason|part|principle|question|myth|play|phase)\s+)?#?(\d{1,2})(?:[.):](?=\s)|\s?[–—-]\s)\s*\S/i

/** Runs of numbered headings of one level and kind; a heading numbered 1 starts another run. */
export const resolveNumberedHeadings = oncePerStory((story: Story): ReadonlyArray<readonly NumberedHeading[]> => {
  const runs: NumberedHeading[][] = []
  const open = new Map<string, NumberedHeading[]>()
  for (const block of story.blocks) {
    if (block.content.kind !== 'heading') continue
    const match = numbered.exec(block.content.text)
    if (!match) continue
    const digits = match[2]!
    const start = match[0].indexOf(digits)
    const heading = {block, number: Number(digits), start, end: start + digits.length}
    const key = `${block.content.level} ${(match[1] ?? '').toLowerCase()}`
    const run = open.get(key)
    const countsDown = run !== undefined && run[0]!.number > 2 && run.at(-1)!.number === 2
    if (run && (heading.number !== 1 || countsDown)) run.push(heading)
    else {
      const started = [heading]
      open.set(key, started)
      runs.push(started)
    }
  }
  return runs.filter((run) => run.length >= 3)
})

/** The first heading of a run that does not follow the one before; undefined when all do. */
export function breakIn(run: readonly NumberedHeading[]): {readonly before: NumberedHeading; readonly at: NumberedHeading} | undefined {
  const step = run[1]!.number < run[0]!.number ? -1 : 1
  if (run[0]!.number !== 1 && step === 1) return undefined
  for (let index = 1; index < run.length; index++) {
    const [before, at] = [run[index - 1]!, run[index]!]
    if (at.number - before.number !== step) return {before, at}
  }
  return undefined
}

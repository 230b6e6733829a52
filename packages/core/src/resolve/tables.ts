import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A table as rows of cells; a missing cell is undefined. */
export interface StoryTable {
  readonly header: ReadonlyArray<Block | undefined>
  readonly rows: ReadonlyArray<ReadonlyArray<Block | undefined>>
}

/** The tables of a story, in reading order. */
export const resolveTables = oncePerStory((story: Story): readonly StoryTable[] => {
  const byNumber = new Map<number, {header: Block[]; rows: Block[][]}>()
  for (const block of story.blocks) {
    const place = block.content.cell
    if (!place || !isCompared(block)) continue
    let table = byNumber.get(place.table)
    if (!table) byNumber.set(place.table, (table = {header: [], rows: []}))
    const row = place.header ? table.header : (table.rows[place.row] ??= [])
    row[place.column] = block
  }
  return [...byNumber.values()].map(({header, rows}) => ({header, rows: rows.filter((row) => row !== undefined)}))
})

import {findAges, type Age} from '../find/ages.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** An age in its place. */
export interface PlacedAge {
  readonly age: Age
  readonly block: Block
}

/** People whom the story gives two ages: the first mention and the first that differs. */
export const ageConflicts = oncePerStory((story: Story): ReadonlyArray<{readonly first: PlacedAge; readonly second: PlacedAge}> => {
  const known = new Map<string, PlacedAge>()
  const told = new Set<string>()
  const conflicts: Array<{first: PlacedAge; second: PlacedAge}> = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    for (const age of findAges(block.content, story.settings.lexicon)) {
      const first = known.get(age.name)
      if (!first) known.set(age.name, {age, block})
      else if (first.age.figure.value !== age.figure.value && !told.has(age.name)) {
        told.add(age.name)
        conflicts.push({first, second: {age, block}})
      }
    }
  }
  return conflicts
})

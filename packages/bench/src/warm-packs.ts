import {lintStory} from '@stet/engine/lint-story'
import {setUp} from '@stet/engine/set-up'
import {longStory} from './long-story.js'

/** What packs add to a story once the program is warm, in milliseconds: medians. */
export interface WarmPacks {
  readonly stories: number
  readonly without: number
  readonly with: number
}

/** Lints stories one after the other in this process, each with and without the shipped packs. */
export function measureWarmPacks(stories = 21): WarmPacks {
  const setups = [setUp({packs: false}), setUp({})]
  const taken: number[][] = [[], []]
  for (let seed = 1; seed <= stories + 1; seed++) {
    const source = longStory({words: 500, names: 15, figures: 10}, seed)
    setups.forEach((setup, index) => {
      const start = performance.now()
      lintStory({path: 'story.md', source, format: 'markdown'}, setup)
      if (seed > 1) taken[index]!.push(performance.now() - start)
    })
  }
  const [without, withPacks] = taken.map((times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!)
  return {stories, without: without!, with: withPacks!}
}

import {nameVerdicts} from '@stet/core/resolve/name-references'
import {styleVariants} from '@stet/core/resolve/style-variants'
import {expect, it} from 'vitest'
import {readStory} from './read-story.js'

/** A story of that many variants of one name. */
function variants(count: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const lines: string[] = []
  for (let index = 0; index < count; index++) {
    const tail = letters[index % 26]! + letters[Math.floor(index / 26) % 26]! + letters[Math.floor(index / 676) % 26]!
    lines.push(index === 0 ? 'The board heard Ellen Vandermolen on Monday.' : `The tide was low, Vander${tail}molen said.`)
  }
  return lines.join('\n\n')
}

function secondsFor(count: number): number {
  const story = readStory(variants(count))
  const start = performance.now()
  nameVerdicts(story)
  styleVariants(story)
  return (performance.now() - start) / 1000
}

it('reads ten thousand variants of one name in time that grows with the story', () => {
  secondsFor(500)
  const [small, large] = [secondsFor(1250), secondsFor(10_000)]
  // Eight times the story; a quadratic pass would take sixty-four times as long.
  expect(large / small).toBeLessThan(24)
}, 120_000)

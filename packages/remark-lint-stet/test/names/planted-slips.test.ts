import {expect, it} from 'vitest'
import namesSpelling from '../../rules/names-spelling/rule.js'
import {readStory} from './read-story.js'

const given = ['Ellen', 'Marta', 'Tobias', 'Henrik', 'Clara', 'Otto', 'Ruth', 'Walter', 'Nadia', 'Simon']
const surnames = ['Vandermolen', 'Lindqvist', 'Brinkman', 'Whitcomb', 'Sandoval', 'Pickering', 'Haverford', 'Marchetti', 'Okonkwo', 'Trevanion', 'Delacroix', 'Fairweather', 'Gutierrez', 'Halvorsen', 'Ostrander']

/** A generator of the same numbers for the same seed (Park and Miller 1988). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below
}

/** One edit after the first letter: a letter lost, doubled, exchanged with the next, or another vowel. */
function slip(name: string, next: (below: number) => number): string {
  const at = 1 + next(name.length - 2)
  const kind = next(4)
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1)
  if (kind === 1) return name.slice(0, at + 1) + name.slice(at)
  if (kind === 2) return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)
  const vowel = [...name].findIndex((letter, index) => index > 0 && 'aeiou'.includes(letter))
  return name.slice(0, vowel) + 'aeiou'[('aeiou'.indexOf(name[vowel]!) + 1 + next(4)) % 5] + name.slice(vowel + 1)
}

it('finds 96 of 100 slips planted in one later mention', () => {
  const {rule} = namesSpelling
  const choice = rule.configure(undefined)!
  const next = numbersFrom(20_261)
  let planted = 0
  const missed: string[] = []
  for (let run = 0; run < 400; run++) {
    const [a, b] = [surnames[next(surnames.length)]!, surnames[next(surnames.length)]!]
    const wrong = slip(a, next)
    if (a === b || wrong === a) continue
    planted++
    const story = readStory(
      `Harbor pilot ${given[next(given.length)]} ${a} and mate ${given[next(given.length)]} ${b} met the board on Monday. ` +
        `${a} said the tide was low. ${b} blamed the chart.\n\nNobody had asked, ${wrong} said on Tuesday. ${a}’s crew left.`
    )
    const found = rule.run(story, choice)
    if (!found.some(({surfaces}) => surfaces.includes(wrong))) missed.push(`${a} ${wrong}`)
  }
  expect(planted).toBeGreaterThan(300)
  expect(missed.length / planted, missed.join(', ')).toBeLessThanOrEqual(0.04)
})

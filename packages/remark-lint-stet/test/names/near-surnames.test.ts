import {describe, expect, it} from 'vitest'
import namesSpelling from '../../rules/names-spelling/rule.js'
import {readStory} from './read-story.js'

/** Surnames of two people each, facts of every city directory. */
const pairs = (
  'Larsen Larson,Castor Castro,Davis Davids,Rosen Rose,Johnson Johnston,Anderson Andersen,Peterson Petersen,Hansen Hanson,Olsen Olson,' +
  'Nielsen Nelson,Meyer Mayer,Myers Meyers,Schmidt Schmitt,Hoffman Hofmann,Clark Clarke,Brown Browne,Green Greene,Stuart Stewart,Reid Reed,' +
  'Philips Phillips,Smith Smyth,Thompson Thomson,Allan Allen,Barnes Barns,Burns Byrnes,Carson Larson,Connelly Connolly,Cramer Kramer,' +
  'Cooper Hooper,Daley Daly,Dickson Dixon,Donnelly Donnelley,Evans Ewans,Fisher Fischer,Foster Forster,Garner Gardner,Gibbons Gibson,' +
  'Gonzales Gonzalez,Graham Grahame,Harris Harrison,Hayes Hays,Higgins Wiggins,Hughes Hughs,Jacobs Jacobson,Jensen Janssen,Keller Kellar,' +
  'Kelly Kelley,Lawson Dawson,Lewis Louis,Lloyd Floyd,Lynch Finch,Marsh Marshall,Martin Martins,Mason Masson,Matthews Mathews,Miller Muller,' +
  'Moore More,Morris Morrison,Murphy Murphey,Neal Neill,Nicholls Nichols,Parker Barker,Pearce Pierce,Perez Peres,Porter Potter,Quinn Quin,' +
  'Richards Richardson,Roberts Robertson,Rogers Rodgers,Sanders Saunders,Schaefer Shaffer,Shaw Shah,Snyder Snider,Stephens Stevens,' +
  'Sullivan Sulliman,Taylor Tyler,Turner Tanner,Walker Wakler,Walsh Welsh,Watson Watkins,Weber Webber,White Whyte,Wilson Willson,Young Jung'
)
  .split(',')
  .map((pair) => pair.split(' ') as [string, string])

describe('two people with near surnames, both introduced', () => {
  it('holds at least sixty pairs', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60)
  })

  it.each(pairs)('is silent on %s and %s', (first, second) => {
    const {rule} = namesSpelling
    const story = readStory(
      `Council member Marta ${first} and pilot Henrik ${second} disagreed on Monday. ${first} said the tide was low. ` +
        `${second} said it was not. The board heard ${second} again in May, and ${first} in June. ${first}’s chart was old.`
    )
    expect(rule.run(story, rule.configure(undefined)!).map(({sentence}) => sentence)).toEqual([])
  })
})

import {describe, expect, it} from 'vitest'
import {mutations} from '../src/mutations.js'
import {seeded} from '../src/seeded.js'

const story = `The board met Monday, May 4, 2015, and again Friday, May 8, 2015; the wrong day was Sunday, May 8, 2015.

It found that 47,000 of the 1.28 million letters, or 3.7%, were late, up from 42,695 letters received in June.
Revenue rose 10% to $110 million from $100 million, it said. The pier is 10 miles (16 km) long.

“The pier at the north end of the harbor will close in March because the pilings have rotted,” it said.

The board named three reasons:

- the pilings
- the storms
- the money
`

const sitesOf = (kind: string) => mutations.find((each) => each.kind.startsWith(kind))!.sites(story, 'md', seeded(1))

describe('mutations', () => {
  it('change what stands at a site, and nothing else', () => {
    for (const {kind, sites} of mutations) {
      const found = sites(story, 'md', seeded(1))
      expect(found.length, kind).toBeGreaterThan(0)
      for (const {start, end, right, wrong} of found) {
        if (end > start) expect(story.slice(start, end), kind).toBe(right)
        expect(wrong, kind).not.toBe(right)
      }
    }
  })

  it('are the same for the same seed', () => {
    for (const {sites} of mutations) expect(sites(story, 'md', seeded(7))).toEqual(sites(story, 'md', seeded(7)))
  })

  it('take only places that are right before the slip', () => {
    expect(sitesOf('weekday')).toHaveLength(2)
    expect(sitesOf('share or percent').map(({right}) => right)).toEqual([
      '47,000 of the 1.28 million letters, or 3.7%',
      'rose 10% to $110 million from $100 million'
    ])
    expect(sitesOf('unit conversion').map(({wrong}) => wrong)).toEqual(['10 miles (18.4 km)'])
    expect(sitesOf('list count').map(({right, wrong}) => [right, wrong])).toEqual([['three', 'four']])
    expect(sitesOf('transposed')).toHaveLength(1)
    expect(sitesOf('quotation')[0]!.wrong).not.toBe(sitesOf('quotation')[0]!.right)
  })
})

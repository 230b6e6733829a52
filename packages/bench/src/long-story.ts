import {seeded, type Seeded} from './seeded.js'

/** How long a made-up story is, and how much stands in it. */
export interface StorySize {
  readonly words: number
  readonly names: number
  readonly figures: number
}

const given = ['Ilse', 'Tomás', 'Greta', 'Harlan', 'Odile', 'Ruben', 'Nadia', 'Felix', 'Maren', 'Isaac', 'Lucía', 'Owen', 'Priya', 'Anton', 'Wanda']
const starts = ['Bran', 'Quil', 'Har', 'Mor', 'Tel', 'Vos', 'Kel', 'Dun', 'Ros', 'Lind', 'Faw', 'Gris', 'Pell', 'Sor', 'Wex']
const ends = ['dauer', 'ler', 'grave', 'ington', 'bury', 'mann', 'sey', 'worth', 'etti', 'strom', 'comb', 'by', 'ard', 'ovic', 'ton']
const offices = ['Mayor', 'Councilwoman', 'Councilman', 'Judge', 'Sheriff', 'Treasurer']
const nouns = ['the dock', 'the ferry line', 'the school budget', 'the water plant', 'the county road', 'the old mill', 'the harbor wall', 'the library roof']
const verbs = ['would be finished', 'had been paid for', 'was still under review', 'could not wait', 'needed another vote', 'was no longer in doubt']
const fillers = [
  'The meeting ran late, and most of the benches were empty by the time the vote was called.',
  'Nobody in the room asked for the floor when the clerk read the second item on the list.',
  'Rain had closed two of the roads that lead to the hall, and the crowd was thin.',
  'A motion to put the matter off failed without debate.',
  'Members said they would come back to it once the bids were in.'
]
const units = ['dollars', 'people', 'seats', 'gallons', 'permits', 'trees', 'meals', 'tons']

/** A Markdown story of made-up people and figures; the same seed gives the same story. */
export function longStory({words, names, figures}: StorySize, seed = 1): string {
  const chance = seeded(seed)
  const people = Array.from({length: names}, (_, index) => ({
    given: given[index % given.length]!,
    surname: `${starts[Math.floor(index / ends.length) % starts.length]!}${ends[index % ends.length]!}`
  }))
  const paragraphs: string[] = ['---\ntitle: A long day at the county hall\ndate: 2026-02-26\n---']
  let written = 10
  let person = 0
  let figure = 0
  while (written < words) {
    const share = written / words
    const sentences: string[] = []
    while (sentences.length < 4) {
      if (person < names * share + 1 && person < names) sentences.push(introduce(people[person++]!, chance))
      else if (figure < figures * share + 1 && figure < figures) sentences.push(count(figure++, chance))
      else sentences.push(mention(people, person, chance))
    }
    const paragraph = sentences.join(' ')
    if (paragraphs.length % 24 === 0) paragraphs.push(`## What the ${chance.pick(['council', 'court', 'county', 'board'])} decided`)
    if (paragraphs.length % 31 === 0) paragraphs.push('- The first item was read.\n- The second item was *not* read.\n- The third was put off.')
    paragraphs.push(paragraph)
    written += paragraph.split(' ').length
  }
  return `${paragraphs.join('\n\n')}\n`
}

interface Person {
  readonly given: string
  readonly surname: string
}

function introduce(person: Person, chance: Seeded): string {
  const title = chance.next() < 0.3 ? `${chance.pick(offices)} ` : ''
  return `${title}${person.given} ${person.surname} said ${chance.pick(nouns)} ${chance.pick(verbs)}.`
}

function count(index: number, chance: Seeded): string {
  return `The board counted ${(1000 + index * 37 + chance.below(30)).toLocaleString('en-US')} ${chance.pick(units)} for ${chance.pick(nouns)}.`
}

function mention(people: readonly Person[], known: number, chance: Seeded): string {
  const kind = chance.next()
  const {surname} = people[chance.below(Math.max(1, known))]!
  if (kind < 0.3) return chance.pick(fillers)
  if (kind < 0.6) return `“It is a question of ${chance.pick(nouns)} and who pays,” ${surname} said.`
  return `${surname} told the others that ${chance.pick(nouns)} ${chance.pick(verbs)}.`
}

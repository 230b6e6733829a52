import {seeded} from './seeded.js'

/** What a text is full of. */
export type TextKind = 'prose' | 'names' | 'figures' | 'tables' | 'quotations'

export const textKinds: readonly TextKind[] = ['prose', 'names', 'figures', 'tables', 'quotations']

const syllables = ['bran', 'quil', 'har', 'mor', 'tel', 'vos', 'kel', 'dun', 'ros', 'lin', 'faw', 'gri', 'pel', 'sor', 'wex', 'ta', 'ne', 'ol', 'ki', 'ba']
const given = ['Ilse', 'Greta', 'Harlan', 'Odile', 'Ruben', 'Nadia', 'Felix', 'Maren', 'Isaac', 'Owen', 'Anton', 'Wanda', 'Ruth', 'Clara', 'Jonas']
const words = (
  'harbor council road budget vote meeting clerk motion report water plant ferry line school county permit bridge tide mill library roof night ' +
  'winter street market crew storm light wall dock season office member letter question answer plan'
).split(' ')
const verbs = ['closed', 'opened', 'delayed', 'approved', 'crossed', 'followed', 'repaired', 'changed', 'measured', 'passed']
const units = ['dollars', 'people', 'gallons', 'permits', 'trees', 'meals', 'tons', 'seats']

/**
 * A Markdown text of about so many characters, full of one thing. The longer the
 * text, the more different names, figures and quotations stand in it, as in real
 * copy. The same seed gives the same text.
 */
export function growingText(kind: TextKind, length: number, seed = 1): string {
  const chance = seeded(seed)
  const word = (): string => chance.pick(words)
  const plain = (): string => `The ${word()} ${chance.pick(verbs)} the ${word()} before the ${word()} of the ${word()}.`
  const surname = (): string => {
    const text = chance.pick(syllables) + chance.pick(syllables) + (chance.next() < 0.5 ? chance.pick(syllables) : '')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const figure = (): string => (1000 + chance.below(9_000_000)).toLocaleString('en-US')
  const people: string[] = []
  const sentences: Readonly<Record<TextKind, () => string>> = {
    prose: plain,
    names() {
      if (people.length === 0 || chance.next() < 0.4) {
        people.push(surname())
        return `${chance.pick(given)} ${people.at(-1)!} ${chance.pick(verbs)} the ${word()}.`
      }
      return `The ${word()} of ${chance.pick(people)} was ${chance.pick(verbs)}, ${chance.pick(people)} said.`
    },
    figures: () => `The ${word()} rose ${chance.below(90)}% to ${figure()} ${chance.pick(units)} from ${figure()} in ${1990 + chance.below(35)}.`,
    tables: () => `| ${word()} ${word()} | ${figure()} | ${chance.below(100)}% | ${word()} |`,
    quotations: () => `“The ${word()} ${chance.pick(verbs)} our ${word()} and the ${word()} was ${chance.pick(verbs)} by the ${word()},” ${surname()} said.`
  }
  const parts: string[] = []
  let written = 0
  while (written < length) {
    const lines = Array.from({length: kind === 'tables' ? 40 : 4}, sentences[kind])
    const part = kind === 'tables' ? ['| What | Count | Share | Where |', '|---|---|---|---|', ...lines].join('\n') : lines.join(' ')
    parts.push(part)
    written += part.length + 2
  }
  return `${parts.join('\n\n').slice(0, length)}\n`
}

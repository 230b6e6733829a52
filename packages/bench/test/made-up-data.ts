import type {Reported} from '../src/lint-documents.js'
import type {Case} from '../src/score-cases.js'
import {seeded} from '../src/seeded.js'
import type {CleanDocument} from '../src/tally.js'

const forms = ['Orban', 'Orbán', 'Kollar Cutelli', 'Kollar-Kotely', 'Besent', 'Bessent', 'IRS Code', '42,695', '😀 Society', '', '—']
const classes = ['A', 'B', 'C', 'H', 'L', 'M', 'N', 'V']
const fillers = ['and', 'the 😀', '—', 'said', 'É']

/** Cases and reports that touch every branch of the hit rule: neighbours, overlaps, empty forms, astral characters. */
export function madeUpCases(seed: number, count: number): {readonly cases: Case[]; readonly reports: Map<string, Reported[]>} {
  const {pick, below} = seeded(seed)
  const cases: Case[] = []
  const reports = new Map<string, Reported[]>()
  for (let index = 0; index < count; index++) {
    const wrong = pick(forms)
    const right = pick(forms)
    const words = Array.from({length: 12}, () => pick([wrong, right, ...fillers]))
    const text = words.join(' ')
    const id = `case-${index}`
    cases.push({
      id,
      class: pick(classes),
      kind: pick(['person', 'org', 'number']),
      variant: pick(['spelling', 'case', null, '']),
      origin: pick(['edited prose', 'meeting notes']),
      repo: pick(['one', 'two', 'three']),
      wrong: pick([wrong, wrong, wrong, null]),
      right: pick([right, right, right, null]),
      wrong_offsets_u16: offsets(text, wrong),
      right_offsets_u16: offsets(text, right)
    })
    if (below(8) > 0) reports.set(id, Array.from({length: below(4)}, () => diagnostic(text, wrong, right)))
  }
  return {cases, reports}

  function diagnostic(text: string, wrong: string, right: string): Reported {
    const message = pick([
      `\`${wrong}\` and \`${right}\` are spelled two ways`,
      `\`${right.toUpperCase()}\` is not \`${wrong.toLowerCase()}\``,
      `“${wrong}” is no name`,
      'Two places differ'
    ])
    const related = Array.from({length: below(3)}, () => range(text))
    return {rule: pick(['names-spelling', 'numbers-total']), severity: pick(['error', 'warning', 'query'] as const), ...range(text), message, related}
  }

  function range(text: string): {start: number; end: number} {
    const start = below(text.length)
    return {start, end: Math.min(text.length, start + 1 + below(14))}
  }
}

/** Clean documents of several sources and reports on some of them. */
export function madeUpDocuments(seed: number, count: number): {readonly documents: CleanDocument[]; readonly reports: Map<string, Reported[]>} {
  const {pick, below} = seeded(seed)
  const documents = Array.from({length: count}, (_, index) => ({
    id: `document-${index}`,
    words: 200 + below(1800),
    source: pick(['a wire (1998)', 'a wire (1999)', 'a weekly', 'notes'])
  }))
  const reports = new Map(
    documents.map(({id}) => [
      id,
      Array.from({length: Math.max(0, below(5) - 2)}, () => ({
        rule: pick(['names-spelling', 'quotes-wording']),
        severity: pick(['error', 'warning', 'query'] as const),
        start: 0,
        end: 4,
        message: 'Two places differ',
        related: []
      }))
    ])
  )
  return {documents, reports}
}

function offsets(text: string, form: string): number[] {
  if (form === '') return []
  const found: number[] = []
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) found.push(at)
  return found
}

import type {ImportEvent} from './imported.js'
import type {MarkupHandler, OpenElement} from './markup.js'
import type {Term} from './people.js'

interface Holding {
  readonly line: number
  readonly personId: string
  readonly positionId: string
  readonly from: string
  readonly until: string
}

/**
 * The XML of POCOM, the principal officers and chiefs of mission of the State
 * Department: a file for each position with its holders by their ids, and one
 * for each person. What is known of either is joined when both have gone by.
 */
export function pocomMarkup(): MarkupHandler<Term | Exclude<ImportEvent, {readonly taken: unknown}>> {
  const people = new Map<string, {readonly name: string; readonly also: readonly string[]}>()
  const positions = new Map<string, string>()
  const holdings: Holding[] = []
  let text = ''
  let fields = new Map<string, string>()
  return {
    open({name}, path) {
      text = ''
      if (path.length === 1 || name === 'principal') fields = path.length === 1 ? new Map() : new Map([...fields].filter(([key]) => !key.startsWith('principal')))
    },
    text: (piece) => void (text += piece),
    close({name, line}, path, emit, whole) {
      const value = text.trim().replace(/\s+/g, ' ')
      text = ''
      if (value !== '') fields.set(placeIn(path), value)
      if (!whole && (path.length === 1 || name === 'principal')) emit({skipped: {line, reason: 'the file ends inside this element'}})
      else if (name === 'principal') {
        const personId = fields.get('principal/person-id') ?? ''
        if (personId === '') emit({skipped: {line, reason: 'names no person'}})
        else holdings.push({line, personId, positionId: fields.get('id') ?? '', from: fields.get('principal/started/date') ?? '', until: fields.get('principal/ended/date') ?? ''})
      } else if (path.length === 1 && name === 'principal-position') positions.set(fields.get('id') ?? '', fields.get('names/singular') ?? '')
      else if (path.length === 1 && name === 'person') addPerson(people, fields)
    },
    end(emit) {
      for (const {line, personId, positionId, from, until} of holdings) {
        const person = people.get(personId)
        if (person) emit({line, person: person.name, also: person.also, role: positions.get(positionId) ?? '', from, until})
        else emit({skipped: {line, reason: `\`${personId}\` is in no file of people; import the folder that holds people and positions`}})
      }
    }
  }
}

function addPerson(people: Map<string, {readonly name: string; readonly also: readonly string[]}>, fields: ReadonlyMap<string, string>): void {
  const name = [fields.get('persName/forename'), fields.get('persName/surname'), fields.get('persName/genName')].filter(Boolean).join(' ')
  const also = fields.get('persName/altname')
  people.set(fields.get('id') ?? '', {name, also: also === undefined ? [] : [also]})
}

/** Where an element stands below the root; holders are read one by one, wherever they stand. */
function placeIn(path: readonly OpenElement[]): string {
  const names = path.slice(1).map(({name}) => name)
  const holder = names.indexOf('principal')
  return names.slice(Math.max(0, holder)).join('/')
}

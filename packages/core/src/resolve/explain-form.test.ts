import {describe, expect, it} from 'vitest'
import {NameWord, type Lexicon} from '../lexicon.js'
import {Reference, type OrganizationEntry, type StatuteEntry} from '../reference.js'
import {explainForm} from './explain-form.js'

const lexicon: Lexicon = {
  version: 'test',
  wordSize: () => 10,
  surnameRank: () => 0,
  givenNameRank: () => 0,
  givenNameGender: () => undefined,
  nicknames: () => [],
  nameWord: (form) => (form === 'service' ? NameWord.organization : 0)
}

const base = {aliases: [], misnomers: [], sources: [], pack: 'desk', match: 'near'} as const
const law = (id: string, canonical: string, more: Partial<StatuteEntry> = {}): StatuteEntry => ({...base, kind: 'statute', years: [], notBefore: [], id, canonical, ...more})
const body = (id: string, canonical: string, more: Partial<OrganizationEntry> = {}): OrganizationEntry => ({...base, kind: 'organization', id, canonical, ...more})
const reference = new Reference(
  [{id: 'desk', version: '1', asOf: '2026-10-01'}],
  [],
  [body('irs', 'Internal Revenue Service', {acronym: 'IRS'}), body('va', 'Department of Veterans Affairs')],
  [],
  [
    law('usc/26', 'Internal Revenue Code', {citation: '26 U.S.C.'}),
    law('usc/5/552a', 'Privacy Act of 1974', {notBefore: ['notice'], aliases: [{text: 'Privacy Act'}]}),
    law('hipaa', 'Health Insurance Portability and Accountability Act', {misnomers: [{text: 'HIPPA'}]})
  ]
)

describe('why a form is queried', () => {
  it.each([
    ['IRS Privacy Act', true, ['irs', 'usc/5/552a'], 'Internal Revenue Service is an agency and `Privacy Act` a name of Privacy Act of 1974; together they are no law, unless a noun follows that both could go with (notice)'],
    ['Privacy Act', false, ['usc/5/552a'], 'it is a name of Privacy Act of 1974'],
    ['IRS Code 6103', true, ['irs', 'usc/26'], 'Internal Revenue Service is the agency, and Internal Revenue Code the law'],
    ['HIPPA', true, ['hipaa'], 'it is listed as a misnomer of Health Insurance Portability and Accountability Act'],
    ['Department of Veteran Affairs', true, ['va'], 'no entry has it, and `Veteran` for `Veterans` parts it from `Department of Veterans Affairs`'],
    ['Health Insurance Portability Accountability Act', true, ['hipaa'], 'no entry has it, and the word `and` is missing from `Health Insurance Portability and Accountability Act`']
  ])('%s', (form, queried, ids, reason) => {
    const [reading, ...others] = explainForm(form, reference, lexicon)
    expect(others).toEqual([])
    expect(reading).toMatchObject({text: form, queried, reason})
    expect(reading?.entries.map(({id}) => id)).toEqual(ids)
  })

  it('says nothing of what no pack knows', () => {
    expect(explainForm('Harbor Dredging Act', reference, lexicon)).toEqual([])
  })
})

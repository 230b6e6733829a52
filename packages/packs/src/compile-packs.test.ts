import {Reference} from '@stet/core/reference'
import {describe, expect, it} from 'vitest'
import {compilePacks} from './compile-packs.js'
import {parsePack} from './parse-pack.js'
import {runSelfTests} from './run-self-tests.js'
import {deserializeReference, serializeReference} from './serialize.js'

const pack = (id: string, rest: string) => parsePack(`pack: 1\nid: ${id}\nasOf: "2026-11-01"\n${rest}`, `${id}.yml`)

describe('precedence', () => {
  const national = pack('national', 'version: "2026.7.2"\nhouse: {circuits: court}\nstatutes: [{id: a, canonical: Old Act}, {id: b, canonical: Port Act}]')
  const house = pack('desk', 'extends: [national@2026.7]\nhouse: {circuits: ap}\nstatutes: [{id: a, canonical: New Act}]')

  it('lets a pack win over what it extends, in whatever order they are given', () => {
    for (const packs of [[national, house], [house, national]]) {
      const reference = compilePacks(packs)
      expect(reference.packs.map(({id}) => id)).toEqual(['national', 'desk'])
      expect(reference.statutes.map(({canonical, pack: from}) => `${canonical} ${from}`)).toEqual(['Port Act national', 'New Act desk'])
      expect(reference.house.circuits).toBe('ap')
    }
  })

  it('lets the later of two strangers win', () => {
    expect(compilePacks([national, pack('x', 'statutes: [{id: a, canonical: X Act}]')]).statutes.at(-1)?.canonical).toBe('X Act')
  })

  it('refuses another version, a circle and an id twice', () => {
    expect(() => compilePacks([national, pack('y', 'extends: [national@2025]')])).toThrow('extends `national@2025`, and the one that is loaded is 2026.7.2')
    expect(() => compilePacks([pack('p', 'extends: [q]'), pack('q', 'extends: [p]')])).toThrow('extends itself')
    expect(() => compilePacks([pack('p', ''), pack('p', '')])).toThrow('has the id `p`, and so has p.yml')
  })
})

const entriesOf = ({people, organizations, courts, statutes}: Reference) => ({people, organizations, courts, statutes})

describe('compiled packs', () => {
  it('survive as one string', () => {
    const reference = compilePacks([
      pack('desk', 'people: [{id: a, canonical: Ann Dreesen}]\nsections: {"26": 1 6103}\nrules: {statutes-name: off}\nignore: [{text: X Act, why: joke}]')
    ])
    for (const each of [reference, Reference.empty]) {
      const read = deserializeReference(serializeReference(each))
      expect(read).toEqual(each)
      expect(entriesOf(read)).toEqual(entriesOf(each))
    }
    expect(() => deserializeReference('{"serialVersion": 0}')).toThrow('version 0')
  })
})

describe('self-tests', () => {
  const tested = pack('desk', 'statutes:\n  - {id: a, canonical: Harbor Act, tests: {flag: [the Harbour Act], pass: [the Harbor Act]}}')
  const reference = compilePacks([tested])
  const finding = {rule: 'statutes-name', severity: 'warning', span: {start: 0, end: 1}, sentence: 'wrong', related: [], suggestions: [], surfaces: []} as const

  it('pass when the rules do as the entry says', () => {
    expect(runSelfTests([tested], reference, (text) => (text.includes('Harbour') ? [finding] : []))).toEqual([])
  })

  it('fail with the entry and its line', () => {
    const problems = runSelfTests([tested], reference, (text) => (text.includes('Harbour') ? [] : [finding]))
    expect(problems.map(({line, entry, sentence}) => [line, entry, sentence])).toEqual([
      [5, 'Harbor Act', 'nothing is queried in its own example `the Harbour Act`'],
      [5, 'Harbor Act', 'its own example `the Harbor Act` is queried (statutes-name: wrong)']
    ])
  })
})

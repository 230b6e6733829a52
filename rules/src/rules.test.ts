import {readdirSync, readFileSync} from 'node:fs'
import {compilePacks} from '@stet/packs/compile-packs'
import {packJsonSchema} from '@stet/packs/json-schema'
import {mergePackFiles, parsePackFile, type Pack} from '@stet/packs/parse-pack'
import {serializeReference} from '@stet/packs/serialize'
import {describe, expect, it} from 'vitest'
import {shippedReference} from './rules.js'

function readPack(id: string): Pack {
  const folder = new URL(`../${id}/`, import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml')).sort()
  return mergePackFiles(files.map((file) => parsePackFile(readFileSync(new URL(file, folder), 'utf8'), `${id}/${file}`)))
}

describe('the shipped packs', () => {
  it('are what their YAML says', () => {
    expect(serializeReference(shippedReference())).toEqual(serializeReference(compilePacks([readPack('us-federal')])))
  })

  it('are compiled once', () => {
    expect(shippedReference()).toBe(shippedReference())
  })
})

describe('the example of a house pack', () => {
  it('loads on top of the shipped packs', () => {
    const {people, house, packs} = compilePacks([readPack('house-style'), readPack('us-federal')])
    expect(packs.map(({id}) => id)).toEqual(['us-federal', 'house-style'])
    expect(people.map(({canonical}) => canonical)).toContain('Harlan Quist')
    expect(house.circuits).toBe('ap')
  })
})

describe('the JSON Schema', () => {
  it('is what the validator says', () => {
    expect(readFileSync(new URL('../schema/pack.schema.json', import.meta.url), 'utf8')).toBe(packJsonSchema())
  })
})

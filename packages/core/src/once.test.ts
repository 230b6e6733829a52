import {describe, expect, it} from 'vitest'
import type {Lexicon} from './lexicon.js'
import {oncePer, oncePerBlock} from './once.js'
import type {BlockContent} from './story.js'

const content = {kind: 'paragraph', role: 'body', text: 'Rain fell.', links: []} as unknown as BlockContent
const lexicon = (version: string) => ({version}) as Lexicon

describe('what is made once', () => {
  it('is made once for an object, undefined too', () => {
    let made = 0
    const make = oncePer((_key: object) => void made++)
    const key = {}
    expect([make(key), make(key), make({})]).toEqual([undefined, undefined, undefined])
    expect(made).toBe(2)
  })

  it('does not go along with a copy, and shows in no comparison', () => {
    const make = oncePer((key: {readonly name: string}) => ({upper: key.name.toUpperCase()}))
    const key = {name: 'ferry'}
    make(key)
    expect(make({...key, name: 'tide'}).upper).toBe('TIDE')
    expect(key).toEqual({name: 'ferry'})
    expect(JSON.stringify(key)).toBe('{"name":"ferry"}')
    expect(Reflect.ownKeys({...key})).toEqual(['name'])
  })

  it('is found anew with another lexicon', () => {
    const find = oncePerBlock((_content, {version}) => ({version}))
    const [first, second] = [lexicon('1'), lexicon('2')]
    expect(find(content, first)).toBe(find(content, first))
    expect(find(content, second).version).toBe('2')
    expect(find(content, first).version).toBe('1')
  })
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {ByteTables, writeTables} from './byte-tables.js'
import {StringListWriter, StringLists} from './string-lists.js'
import {TextWriter, Texts} from './texts.js'

const anyText = fc.string({unit: fc.oneof(fc.constantFrom('a', 'é', 'ÿ', 'þ', '’', 'Ḱ', '\0', '\ud83d'), fc.string({unit: 'binary', minLength: 1, maxLength: 1}))})

describe('tables', () => {
  const bytes = writeTables({numbers: Uint32Array.of(1, 0xff_ff_ff_ff), odd: Uint8Array.of(1, 2, 3), empty: new Uint32Array(0)})

  it('give back what was written', () => {
    const tables = new ByteTables(bytes)
    expect([...tables.numbers('numbers')]).toEqual([1, 0xff_ff_ff_ff])
    expect([...tables.bytes('odd')]).toEqual([1, 2, 3])
    expect(tables.numbers('empty')).toHaveLength(0)
    expect(tables.has('other')).toBe(false)
    expect(() => tables.bytes('other')).toThrow('no table `other`')
  })

  it('may stand in tables, in shared memory and at any offset', () => {
    const outer = writeTables({pad: Uint8Array.of(7), inner: bytes})
    const shared = new Uint8Array(new SharedArrayBuffer(outer.length + 1), 1)
    shared.set(outer)
    expect([...new ByteTables(new ByteTables(shared).bytes('inner')).numbers('numbers')]).toEqual([1, 0xff_ff_ff_ff])
  })

  it('are read on a machine of the other byte order', () => {
    // What such a machine would have written: every word the other way round, bytes as they are.
    const other = writeTables({numbers: Uint32Array.of(0x01_00_00_00, 258)})
    const view = new DataView(other.buffer)
    for (let at = 0; at < 4 * 7; at += 4) view.setUint32(at, view.getUint32(at, true), false)
    expect([...new ByteTables(other).numbers('numbers')]).toEqual([1, 0x02_01_00_00])
  })

  it('are refused when they are cut short, longer or something else', () => {
    for (const wrong of [bytes.slice(0, -1), bytes.slice(0, 3), new Uint8Array(0), Uint8Array.of(...bytes, 0), bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte))]) {
      expect(() => new ByteTables(wrong)).toThrow(RangeError)
    }
  })
})

describe('texts', () => {
  it('are numbered in order, each once, and come back as they were', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyText, (all, other) => {
        const writer = new TextWriter()
        const numbers = all.map((text) => writer.add(text))
        const texts = new Texts(new ByteTables(writeTables(writer.tables('t'))), 't')
        expect(numbers.map((number) => texts.at(number))).toEqual(all)
        expect(texts.count).toBe(new Set(all).size)
        numbers.forEach((number, index) => expect(texts.is(number, other)).toBe(all[index] === other))
      })
    )
  })

  it('may be long', () => {
    const long = 'Sec. 6103 – '.repeat(5000)
    const writer = new TextWriter()
    const texts = new Texts(new ByteTables(writeTables({...(writer.add(long), writer.tables('t'))})), 't')
    expect(texts.at(0) === long).toBe(true)
  })
})

describe('lists by key', () => {
  it('are those of a map', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, fc.array(fc.nat()))), anyText, (pairs, other) => {
        const writer = new StringListWriter()
        const map = new Map<string, number[]>()
        for (const [key, numbers] of pairs) {
          writer.add(key, ...numbers)
          map.set(key, [...(map.get(key) ?? []), ...numbers])
        }
        const lists = new StringLists(new ByteTables(writeTables(writer.tables('l'))), 'l')
        expect(lists.size).toBe(map.size)
        expect(lists.keys()).toEqual([...map.keys()])
        for (const key of [...map.keys(), other]) {
          expect(lists.has(key)).toBe(map.has(key))
          expect([...lists.get(key)]).toEqual(map.get(key) ?? [])
        }
      })
    )
  })
})

import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {checkPacks} from '../src/check-packs.js'

const folder = (id: string): string => fileURLToPath(new URL(`../../../rules/${id}`, import.meta.url))

// The examples of an entry are run by whoever checks a pack; nobody checks the shipped ones at home.
test.each(['us-federal', 'house-style'])('the examples in the entries of %s hold', (id) => {
  const {packs, problems} = checkPacks([folder(id)])
  expect(problems).toEqual([])
  expect(packs[0]!.tests).toBeGreaterThan(0)
})

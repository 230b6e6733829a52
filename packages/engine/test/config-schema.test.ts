import {Ajv2020} from 'ajv/dist/2020.js'
import {parse} from 'yaml'
import {describe, expect, it} from 'vitest'
import {checkConfig} from '../src/check-config.js'
import {configJsonSchema} from '../src/config.js'
import {UsageError} from '../src/problem.js'

describe('the schema editors complete from', () => {
  const validate = new Ajv2020({strict: false, validateFormats: false}).compile(JSON.parse(configJsonSchema()) as object)
  const good = [
    '{}',
    'packs: [./house.yml]',
    'packs: false',
    'packs: {only: []}',
    'extends: [./a.yml, "@desk/config"]\nrules: {copy-leftover: [warning, {}], dates-weekday: off}',
    'accept: [Jon, {value: Ann, reason: so she spells it, rules: [names-spelling]}]',
    'overrides: [{files: "opinion/**", rules: {copy-leftover: 0}}]'
  ]
  const bad = ['rulez: {}', 'packs: true', 'accept: Jon', 'rules: {copy-leftover: loud}', 'overrides: [{rules: {}}]', 'dateKeys: date']

  for (const yaml of good) {
    it(`agrees with the loader that this holds: ${yaml}`, () => {
      expect(validate(parse(yaml)), JSON.stringify(validate.errors)).toBe(true)
      expect(() => checkConfig(parse(yaml), '.stetrc.yml')).not.toThrow()
    })
  }
  for (const yaml of bad) {
    it(`agrees with the loader that this does not: ${yaml}`, () => {
      expect(validate(parse(yaml))).toBe(false)
      expect(() => checkConfig(parse(yaml), '.stetrc.yml')).toThrow(UsageError)
    })
  }
})

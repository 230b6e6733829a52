import {describe, expect, it} from 'vitest'
import {readRuleOption} from './rule-option.js'

describe('a rule option', () => {
  it.each([
    [undefined, {options: {}}],
    [null, {options: {}}],
    [true, {options: {}}],
    ['on', {options: {}}],
    [1, {severity: 'warning', options: {}}],
    [2, {severity: 'error', options: {}}],
    ['warn', {severity: 'warning', options: {}}],
    ['warning', {severity: 'warning', options: {}}],
    ['query', {severity: 'query', options: {}}],
    ['error', {severity: 'error', options: {}}],
    [{most: 3}, {options: {most: 3}}],
    [['query', {most: 3}], {severity: 'query', options: {most: 3}}],
    [[2], {severity: 'error', options: {}}],
    [[true, {most: 3}], {options: {most: 3}}]
  ])('reads %j', (option, choice) => expect(readRuleOption('numbers-count', option)).toEqual(choice))

  it.each([[false], [0], ['off'], [['off', {most: 3}]]])('reads %j as off', (option) =>
    expect(readRuleOption('numbers-count', option)).toBeUndefined()
  )

  it.each([['loud'], [3], [['most', 3]], [[]], [['warn', {}, {}]], [['warn', ['wire']]], [['wire', 'on']]])(
    'refuses %j and says what is allowed',
    (option) => expect(() => readRuleOption('numbers-count', option)).toThrow(/numbers-count.*expected false, true, 0, 1, 2/)
  )
})

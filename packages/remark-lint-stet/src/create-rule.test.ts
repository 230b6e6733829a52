import type {Finding} from '@stet/core/diagnostic'
import type {Span} from '@stet/core/span'
import {Reference} from '@stet/core/reference'
import type {Paragraph, Root, Text} from 'mdast'
import remarkLint from 'remark-lint'
import remarkParse from 'remark-parse'
import {unified, type Plugin} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import * as z from 'zod'
import {createRule} from './create-rule.js'
import remarkLintStet from './remark-lint-stet.js'
import {storiesRead} from './story-of.js'

const source = 'The harbor master spoke.\n\nThe mayor spoke.\n'

/** Says that the mayor is not the master, wherever both stand. */
function twoPlaces(story: string): Finding {
  const primary = spanOf(story, 'mayor')
  const other = spanOf(story, 'master')
  return {
    span: primary,
    sentence: '`mayor` here, `master` there',
    note: 'One evidence.',
    related: [{span: other, sentence: '`master` here'}],
    suggestions: [
      {title: 'Change `mayor` to `master`', edits: [{span: primary, text: 'master'}]},
      {title: 'Change `master` to `mayor`', edits: [{span: other, text: 'mayor'}]}
    ]
  }
}

function spanOf(story: string, word: string): Span {
  const start = story.indexOf(word)
  return {start, end: start + word.length}
}

const rule = createRule({
  id: 'copy-example',
  summary: 'Nothing',
  severity: 'warning',
  options: {defaults: {most: 1}, shape: () => ({most: z.number().default(1).describe('How many')})},
  *detect(story, {most}) {
    for (let count = 0; count < most; count++) yield twoPlaces(story.source)
  }
})

/** As {@link rule}, for a story in which emphasis cuts `master` in two. */
const across = createRule({
  id: 'copy-across',
  summary: 'Nothing',
  severity: 'warning',
  *detect({source: story}) {
    const primary = spanOf(story, 'mayor')
    const other = spanOf(story, 'mas*ter')
    yield {
      span: primary,
      sentence: '`mayor` here, `master` there',
      suggestions: [
        {title: 'Change `mayor` to `master`', edits: [{span: primary, text: 'master'}]},
        {title: 'Change `master` to `mayor`', edits: [{span: other, text: 'mayor'}]}
      ]
    }
  }
})

async function lint(text: string, plugins: readonly unknown[], settings: object = {packs: Reference.empty}): Promise<VFile> {
  const processor = unified().data('settings', {stet: settings}).use(remarkParse)
  for (const plugin of plugins) processor.use(...((Array.isArray(plugin) ? plugin : [plugin]) as [Plugin]))
  const file = new VFile(text)
  await processor.run(processor.parse(file), file)
  return file
}

describe('a rule made by createRule', () => {
  it('puts both places, evidence and suggestions on the message', async () => {
    const [message] = (await lint(source, [rule])).messages
    expect(message).toMatchObject({
      reason: '`mayor` here, `master` there',
      ruleId: 'copy-example',
      source: 'remark-lint',
      fatal: false,
      line: 3,
      column: 5,
      note: 'One evidence.',
      actual: 'mayor',
      // Only what touches the primary place alone.
      expected: ['master'],
      related: [{message: '`master` here', place: {start: {line: 1, column: 12, offset: 11}}}]
    })
    expect(message!.suggestions).toHaveLength(2)
    expect(message!.cause).toMatchObject({reason: '`master` here', line: 1, column: 12})
    expect(message!.url).toBeUndefined()
  })

  it.each([
    ['error', true],
    ['warning', false],
    ['query', undefined]
  ])('keeps the severity %s apart from the others', async (severity, fatal) => {
    const [message] = (await lint(source, [[rule, severity]])).messages
    expect(message!.fatal).toBe(fatal)
  })

  it('takes options, and refuses what it does not know', async () => {
    expect((await lint(source, [[rule, ['query', {most: 3}]]])).messages).toHaveLength(3)
    await expect(lint(source, [[rule, {least: 3}]])).rejects.toThrow(/copy-example[\s\S]*least/)
    await expect(lint(source, [[rule, {most: 'three'}]])).rejects.toThrow(/copy-example[\s\S]*most/)
  })

  it('is off when the configuration says so', async () => {
    expect((await lint(source, [[rule, 'off']])).messages).toHaveLength(0)
  })

  it('offers no edit that would leave half of a markup behind', async () => {
    const [message] = (await lint(source.replace('master', 'mas*ter*'), [across])).messages
    expect(message!.suggestions!.map(({title}) => title)).toEqual(['Change `mayor` to `master`'])
  })

  it('obeys lint comments', async () => {
    const ignored = source.replace('The mayor', '<!--lint ignore copy-example-->\n\nThe mayor')
    expect((await lint(ignored, [rule])).messages).toHaveLength(1)
    expect((await lint(ignored, [remarkLint, rule])).messages).toHaveLength(0)
    expect((await lint(`<!--lint disable copy-example-->\n\n${source}`, [remarkLint, rule])).messages).toHaveLength(0)
  })

  it('lets a value of the house stand, at either place', async () => {
    for (const value of ['mayor', 'master']) {
      expect((await lint(source, [rule], {packs: Reference.empty, accept: [value]})).messages).toHaveLength(0)
    }
    expect((await lint(source, [rule], {packs: Reference.empty, accept: ['may']})).messages).toHaveLength(1)
    const accept = [{value: 'mayor', rules: ['other-rule']}]
    expect((await lint(source, [rule], {packs: Reference.empty, accept})).messages).toHaveLength(1)
  })

  it('reads a tree once, however many rules run', async () => {
    const before = storiesRead()
    await lint(source, [remarkLintStet, rule, ...Array.from({length: 5}, (_, index) => numbered(index))])
    expect(storiesRead() - before).toBe(1)
  })

  it('reads again for a rule that has no base plugin before it, once', async () => {
    const before = storiesRead()
    await lint(source, [rule, numbered(1)])
    expect(storiesRead() - before).toBe(1)
  })

  it('keeps its offsets when a plugin edits the tree between two rules', async () => {
    const edit: Plugin<[], Root> = () => (tree) => {
      const paragraph = tree.children[0] as Paragraph
      ;(paragraph.children[0] as Text).value = 'Changed.'
      delete paragraph.position
      tree.children.push({type: 'paragraph', children: [{type: 'text', value: 'Added without a position.'}]})
    }
    const file = await lint(source, [remarkLintStet, edit, rule])
    expect(file.messages.map(({line, column}) => `${line}:${column}`)).toEqual(['3:5'])
  })

  it('names the setting that is wrong', async () => {
    await expect(lint(source, [rule], {packs: {people: []}})).rejects.toThrow(/stet\.packs/)
    await expect(lint(source, [rule], {packs: false, date: 'Tuesday'})).rejects.toThrow(/stet\.date.*Tuesday/)
  })
})

function numbered(index: number) {
  return createRule({id: `copy-example-${'abcdef'[index]!}`, summary: 'Nothing', severity: 'query', detect: () => []})
}

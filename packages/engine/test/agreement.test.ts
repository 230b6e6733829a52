import {readdirSync} from 'node:fs'
import {Reference} from '@stet/core/reference'
import {compilePacks} from '@stet/packs/compile-packs'
import {parsePack} from '@stet/packs/parse-pack'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import remarkLint from 'remark-lint'
import {storySettings} from 'remark-lint-stet'
import {rules} from 'remark-lint-stet/rules'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {readRuleFolder, type Example} from '../../remark-lint-stet/test/rule-folder.js'
import {lintStory} from '../src/lint-story.js'

const rulesFolder = new URL('../../remark-lint-stet/rules/', import.meta.url)

/** A finding as both sides know it. */
type Finding = readonly [rule: string, severity: string, start: number | undefined, end: number | undefined, sentence: string, note: string | undefined]

/** What stock unified reports with the plugins. */
async function fromWrapper({name, story, option, date}: Example, reference: Reference, ids: readonly string[]): Promise<Finding[]> {
  const file = new VFile({path: name, value: story})
  const processor = unified().data('settings', {stet: {packs: reference, ...(date === undefined ? {} : {date})}})
  for (const plugin of rules.filter(({rule}) => ids.includes(rule.id))) processor.use(plugin as never, (option ?? null) as never)
  await processor.use(remarkLint).freeze().run(parseMarkdown(story), file)
  return file.messages
    .map((message): Finding => {
      const place = message.place as {start: {offset?: number}; end: {offset?: number}}
      const severity = message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'query'
      return [message.ruleId!, severity, place.start.offset, place.end.offset, message.reason, message.note]
    })
    .sort(byPlace)
}

/** What the engine reports. */
function fromEngine({name, story, option, date}: Example, reference: Reference, ids: readonly string[]): Finding[] {
  const settings = storySettings({packs: reference, ...(date === undefined ? {} : {date})})
  const chosen = rules.flatMap(({rule}) => {
    const choice = ids.includes(rule.id) ? rule.configure(option ?? null) : undefined
    return choice ? [{rule, choice}] : []
  })
  const {diagnostics, problems} = lintStory({path: name, source: story, format: 'markdown'}, {settings, rules: chosen})
  expect(problems).toEqual([])
  return diagnostics
    .map(({rule, severity, span, sentence, note}): Finding => [rule, severity, span.start, span.end, sentence, note])
    .sort(byPlace)
}

function byPlace(a: Finding, b: Finding): number {
  return (a[2] ?? 0) - (b[2] ?? 0) || (a[3] ?? 0) - (b[3] ?? 0) || (a[0] + a[4] < b[0] + b[4] ? -1 : 1)
}

const folders = readdirSync(rulesFolder).map((id) => ({id, folder: readRuleFolder(new URL(`${id}/`, rulesFolder))}))

describe('wrapper and engine give one verdict', () => {
  for (const {id, folder} of folders) {
    for (const example of [...folder.passing, ...folder.failing, ...folder.cases]) {
      it(`on ${id}: ${example.name}`, async () => {
        const reference = example.pack === undefined ? Reference.empty : compilePacks([parsePack(example.pack, 'pack.yml')])
        const ids = example.after === 'all' ? rules.filter(({rule}) => rule.recommended).map(({rule}) => rule.id) : [id]
        const found = fromEngine(example, reference, ids)
        expect(found).toEqual(await fromWrapper(example, reference, ids))
        expect(found.some(([rule]) => rule === id)).toBe(example.output !== '')
      })
    }

    for (const example of folder.failing.slice(0, 1)) {
      for (const [what, before, after] of [
        ['disable', `<!--lint disable ${id}-->\n\n`, ''],
        ['disable all', '<!--lint disable-->\n\n', ''],
        ['disable and enable', `<!--lint disable ${id}-->\n\n`, `\n<!--lint enable ${id}-->\n\nTK again.\n`],
        ['ignore', `<!--lint ignore ${id}-->\n\n`, ''],
        ['disable of another rule', '<!--lint disable other-rule-->\n\n', '']
      ] as const) {
        // A comment before front matter would make it text.
        if (example.story.startsWith('---') || example.story.startsWith('+++')) continue
        it(`on ${id} under ${what}`, async () => {
          const commented = {...example, story: before + example.story + after}
          const reference = example.pack === undefined ? Reference.empty : compilePacks([parsePack(example.pack, 'pack.yml')])
          const ids = rules.map(({rule}) => rule.id).filter((each) => each === id || example.option === undefined)
          expect(fromEngine(commented, reference, ids)).toEqual(await fromWrapper(commented, reference, ids))
          if (what === 'disable') expect(fromEngine(commented, reference, [id])).toEqual([])
        })
      }
    }
  }
})

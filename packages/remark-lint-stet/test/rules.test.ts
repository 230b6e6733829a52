import {existsSync, readdirSync} from 'node:fs'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {rules} from '../src/rules.generated.js'
import {print, readRuleFolder, runRule, type Example} from './rule-folder.js'

const rulesFolder = new URL('../rules/', import.meta.url)
const byId = new Map(rules.map((plugin) => [plugin.rule.id, plugin]))

describe('every rule folder', () => {
  for (const id of readdirSync(rulesFolder)) {
    const folder = new URL(`${id}/`, rulesFolder)
    const plugin = byId.get(id)
    describe(id, () => {
      it('is wired, and holds a rule of its own name', () => {
        expect(plugin, `run \`npm run generate\`: ${id} is not in rules.generated.ts`).toBeDefined()
        expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
        for (const file of ['README.md', 'rule.ts', 'cases.yml']) expect(existsSync(new URL(file, folder)), file).toBe(true)
      })
      if (!plugin) return
      const {title, headings, passing, failing, cases, readme} = readRuleFolder(folder)

      it('has a README of the agreed shape', () => {
        expect(title).toBe(id)
        expect(headings).toEqual(['Why', 'Options', 'Examples', 'Limitations'])
        expect(readme).toContain(`${plugin.rule.summary}.`)
        expect(passing.length, 'passing examples').toBeGreaterThan(0)
        expect(failing.length, 'failing examples').toBeGreaterThan(0)
        expect(plugin.rule.configure(true)?.options ?? {}, 'defaults').toEqual(plugin.rule.schema.parse({}))
        for (const name of Object.keys(plugin.rule.schema.shape)) expect(readme, `option ${name}`).toContain(`\`${name}\``)
      })

      for (const example of [...passing, ...failing, ...cases]) {
        it(`prints what it must for ${example.name}`, async () => {
          const file = await runRule(plugin, example)
          expect(print(file.messages)).toBe(example.output)
          for (const message of file.messages) {
            expect(message.ruleId).toBe(id)
            expect(message.source).toBe('remark-lint')
          }
        })
      }

      for (const example of failing) ridealong(plugin, example)
    })
  }
})

/** What holds for every failing example of every rule. */
function ridealong(plugin: (typeof rules)[number], example: Example): void {
  it(`is silent without positions for ${example.name}`, async () => {
    const file = await runRule(plugin, example, (tree) =>
      visit(tree, (node) => {
        delete node.position
      })
    )
    expect(file.messages).toEqual([])
  })

  it(`offers suggestions that hold for ${example.name}`, async () => {
    const file = await runRule(plugin, example)
    for (const message of file.messages) {
      for (const {edits} of message.suggestions ?? []) {
        const ordered = [...edits].sort((a, b) => a.start - b.start)
        for (const [index, edit] of ordered.entries()) {
          expect(edit.start).toBeGreaterThanOrEqual(ordered[index - 1]?.end ?? 0)
          expect(edit.end).toBeLessThanOrEqual(example.story.length)
          expect(example.story.slice(edit.start, edit.end)).not.toBe(edit.text)
        }
      }
    }
  })
}

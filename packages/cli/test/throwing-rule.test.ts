import {createRule, type RulePlugin} from 'remark-lint-stet/create-rule'
import {describe, expect, it, vi} from 'vitest'
import {folderOf, runIn, toCome} from './terminal.js'

vi.mock('remark-lint-stet/rules', async (importOriginal) => {
  const {rules} = await importOriginal<{readonly rules: readonly RulePlugin[]}>()
  const throwing = createRule({
    id: 'test-throws',
    summary: 'Throws',
    severity: 'warning',
    // oxlint-disable-next-line require-yield
    *detect(story) {
      if (story.source.includes('ferry')) throw new Error('the ferry sank')
    }
  })
  return {rules: [throwing, ...rules]}
})

describe('a rule that throws', () => {
  it('is one problem of that story, names the rule, and hides nothing else', async () => {
    const folder = folderOf({'a.md': toCome, 'b.md': 'TK\n'})
    const {code, err, out} = await runIn(folder, ['.', '--format', 'json'])
    expect(err).toBe(
      'stet: a.md: rule `test-throws` failed (the ferry sank); its findings are missing, those of the other rules are not. ' +
        'This is a fault in Stet: report it, or turn the rule off\n'
    )
    expect(code).toBe(2)
    const [a, b] = JSON.parse(out) as Array<{errorCount: number; messages: Array<{ruleId: string; severity: string}>}>
    expect(a!.messages.map(({ruleId, severity}) => [ruleId, severity])).toEqual([
      ['test-throws', 'error'],
      ['copy-leftover', 'query']
    ])
    expect(a!.errorCount).toBe(1)
    expect(b!.messages.map(({ruleId}) => ruleId)).toEqual(['copy-leftover'])
  })

  it('can be turned off', async () => {
    const {code, err} = await runIn(folderOf({'a.md': toCome}), ['a.md', '--rule', 'test-throws:off'])
    expect([code, err]).toEqual([0, ''])
  })
})

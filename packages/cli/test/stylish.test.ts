import type {RunOutcome} from '@stet/engine/run'
import type {Message} from '@stet/engine/story-report'
import {describe, expect, it} from 'vitest'
import {format} from '../src/formats/stylish.js'

const line = 'Judge Colleen Kollar Cutelli of the district court, who has held the seat for many years and heard many cases, ruled.'

function outcomeOf(message: Partial<Message>, lines: Record<number, string>): RunOutcome {
  const base: Message = {
    ruleId: 'names-spelling',
    severity: 'warning',
    message: '`A` and `B` are one person',
    line: 3,
    column: 15,
    endLine: 3,
    endColumn: 29,
    offset: 0,
    endOffset: 0,
    actual: 'Kollar Cutelli',
    expected: [],
    related: [],
    suggestions: [],
    surfaces: []
  }
  return {stories: [{path: 'a.md', messages: [{...base, ...message}], problems: [], lines}], problems: []}
}

describe('stylish', () => {
  it('shows both places, the evidence, the suggestions and the rule', () => {
    const related = [{message: '`Kollar-Kotely` here', line: 12, column: 1, endLine: 12, endColumn: 14, offset: 0, endOffset: 0}]
    const outcome = outcomeOf(
      {note: 'Once each.', related, suggestions: [{title: 'Change `A` to `B`', edits: []}]},
      {3: line, 12: 'Kollar-Kotely ruled.'}
    )
    expect(format(outcome, {color: false})).toBe(`a.md
  3:15  warning  \`A\` and \`B\` are one person  names-spelling
     3 │ Judge Colleen Kollar Cutelli of the district court, who has held…
       │               ^^^^^^^^^^^^^^
    12 │ Kollar-Kotely ruled.
       │ ~~~~~~~~~~~~~ \`Kollar-Kotely\` here
    note: Once each.
    suggestion: Change \`A\` to \`B\`

1 finding: 1 warning
`)
  })

  it('marks what a terminal shows: wide, combining and astral characters', () => {
    const text = '東京 e\u{301} 😀 TK.'
    const start = text.indexOf('TK')
    const out = format(outcomeOf({column: start + 1, endColumn: start + 3}, {3: text}), {color: false})
    const [shown, marks] = out.split('\n').slice(2, 4)
    // 2 + 2 columns of kanji, space, e with its accent, space, 2 of the face, space
    expect(marks!.indexOf('^')).toBe('    3 │ '.length + 4 + 1 + 1 + 1 + 2 + 1)
    expect(shown).toContain('TK.')
  })

  it('lets no story steer the terminal', () => {
    const text = 'TK \u{1b}[2J\u{9b}31m\u{202e}\u{7} end'
    const out = format(outcomeOf({column: 1, endColumn: 3, message: `\`${text}\``, note: text}, {3: text}), {color: true})
    // oxlint-disable-next-line no-control-regex
    expect(out.replace(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })

  it('colors when asked to, and says nothing of a clean story', () => {
    expect(format(outcomeOf({}, {3: line}), {color: true})).toContain('\u{1b}[33mwarning')
    expect(format({stories: [{path: 'a.md', messages: [], problems: [], lines: {}}], problems: []}, {color: true})).toBe('')
  })
})

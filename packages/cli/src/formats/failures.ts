import type {Message, StoryReport} from '@stet/engine/story-report'

/** The messages of a story with what kept Stet from its work as errors before them. */
export function withFailures({messages, problems}: StoryReport): readonly Message[] {
  const failures = problems.filter(({harmless}) => !harmless)
  return [
    ...failures.map(({rule, sentence, line = 1, column = 1}): Message => ({
      ruleId: rule ?? 'stet',
      severity: 'error',
      message: sentence,
      line,
      column,
      endLine: line,
      endColumn: column,
      offset: 0,
      endOffset: 0,
      actual: '',
      expected: [],
      related: [],
      suggestions: [],
      surfaces: [sentence]
    })),
    ...messages
  ]
}

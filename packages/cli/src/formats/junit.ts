import type {RunOutcome} from '@stet/engine/run'
import type {StoryReport} from '@stet/engine/story-report'
import {withFailures} from './failures.js'
import {plainText} from './plain-text.js'
import {escapeXml} from './xml.js'

/** JUnit's XML: a suite for each story, a case for each finding; a story without any is one case that passed. */
export function format({stories}: RunOutcome): string {
  const suites = stories.map(toSuite)
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0)
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stet" tests="${tests}" failures="${failures}" errors="0">\n${suites.map(({xml}) => xml).join('')}</testsuites>\n`
}

function toSuite(story: StoryReport): {readonly tests: number; readonly failures: number; readonly xml: string} {
  const name = escapeXml(story.path)
  const messages = withFailures(story)
  const cases = messages.map((message) => {
    const {ruleId, severity, line, column} = message
    const text = escapeXml(plainText(message, story.path))
    return `    <testcase name="${escapeXml(ruleId)} ${line}:${column}" classname="${name}">\n      <failure type="${severity}" message="${escapeXml(message.message)}">${text}</failure>\n    </testcase>\n`
  })
  const body = cases.length > 0 ? cases.join('') : `    <testcase name="stet" classname="${name}"/>\n`
  const tests = Math.max(1, cases.length)
  return {
    tests,
    failures: cases.length,
    xml: `  <testsuite name="${name}" tests="${tests}" failures="${cases.length}" errors="0">\n${body}  </testsuite>\n`
  }
}

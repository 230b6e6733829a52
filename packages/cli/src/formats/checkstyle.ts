import type {RunOutcome} from '@stet/engine/run'
import {withFailures} from './failures.js'
import {plainText} from './plain-text.js'
import {escapeXml} from './xml.js'

const levels = {error: 'error', warning: 'warning', query: 'info'}

/** Checkstyle's XML, which most build servers read. */
export function format({stories}: RunOutcome): string {
  const files = stories.map((story) => {
    const errors = withFailures(story).map((message) => {
      const {line, column, severity, ruleId} = message
      return `    <error line="${line}" column="${column}" severity="${levels[severity]}" message="${escapeXml(plainText(message, story.path))}" source="stet.${escapeXml(ruleId)}"/>\n`
    })
    return `  <file name="${escapeXml(story.path)}">\n${errors.join('')}  </file>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`
}

import {createHash} from 'node:crypto'
import type {Message} from './story-report.js'

/**
 * What makes two findings of a story the same one, whatever line they stand on
 * and whichever of their places is the primary: the rule, and the texts in
 * question.
 */
export function fingerprint({ruleId, surfaces}: Pick<Message, 'ruleId' | 'surfaces'>): string {
  const texts = [...new Set(surfaces.map((text) => text.replace(/\s+/g, ' ')))].sort()
  return createHash('sha256').update(JSON.stringify([ruleId, ...texts])).digest('hex').slice(0, 16)
}

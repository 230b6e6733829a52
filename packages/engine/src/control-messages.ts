import type {Diagnostic} from '@stet/core/diagnostic'
import type {Root} from 'mdast'
import remarkMessageControl from 'remark-message-control'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {VFileMessage} from 'vfile-message'

const control = remarkMessageControl({name: 'lint', source: 'remark-lint'})
const comment = /(?:<!--|\/\*)\s*lint\s/

/**
 * Drops what `<!--lint disable …-->`, `enable` and `ignore` silence, by the code
 * stock remark does it with.
 *
 * @throws VFileMessage for a verb that is none of the three.
 */
export function controlMessages(tree: Root, source: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!comment.test(source)) return diagnostics
  const file = new VFile(source)
  const places = location(source)
  const diagnosticOf = new Map<VFileMessage, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const message = file.message(diagnostic.sentence, {
      place: {start: places.toPoint(diagnostic.span.start)!, end: places.toPoint(diagnostic.span.end)!},
      ruleId: diagnostic.rule,
      source: 'remark-lint'
    })
    diagnosticOf.set(message, diagnostic)
  }
  control(tree, file)
  return file.messages.flatMap((message) => diagnosticOf.get(message) ?? [])
}

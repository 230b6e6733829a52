import type {Diagnostic} from './diagnostic.js'
import type {Span} from './span.js'
import type {Standing, Story} from './story.js'
import {textSpan} from './story.js'

/** Whether this value was let stand for this rule. Whole value, case-sensitive. */
function covers(standing: Standing, diagnostic: Diagnostic): boolean {
  if (standing.rules && !standing.rules.includes(diagnostic.rule)) return false
  return diagnostic.surfaces.includes(standing.value)
}

/** Every standing of the story and the house, the story's own first. */
export function standingsOf(story: Story): readonly Standing[] {
  return [...story.standing, ...story.settings.accept]
}

/** `(cq)`, the desk's mark for "checked, correct as it stands", right after a form. */
const cq = /^\s?[([]cq[)\]]/i

function isMarkedChecked(story: Story, span: Span): boolean {
  const place = textSpan(story, span)
  return place !== undefined && cq.test(place.block.content.text.slice(place.end, place.end + 8))
}

/**
 * Parts diagnostics into those that remain and the standings that silenced the
 * rest. A value stands when it equals the surface at any place of a diagnostic;
 * `(cq)` after any of the places does the same for that one.
 */
export function letStand(
  story: Story,
  diagnostics: readonly Diagnostic[]
): {readonly remaining: readonly Diagnostic[]; readonly used: ReadonlySet<Standing>} {
  const standings = standingsOf(story)
  const used = new Set<Standing>()
  const remaining = diagnostics.filter((diagnostic) => {
    const matching = standings.filter((standing) => covers(standing, diagnostic))
    for (const standing of matching) used.add(standing)
    if (matching.length > 0) return false
    return ![diagnostic.span, ...diagnostic.related.map((related) => related.span)].some((span) =>
      isMarkedChecked(story, span)
    )
  })
  return {remaining, used}
}

import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {nameVerdicts} from '@stet/core/resolve/name-references'
import {warningPoints, type NameVariant, type RelatedForm} from '@stet/core/resolve/name-relations'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-spelling',
  summary: 'One name is spelled one way throughout a story',
  severity: 'warning',
  *detect(story) {
    for (const variant of nameVerdicts(story).variants) yield twoSpellings(variant)
  }
})

function twoSpellings(variant: NameVariant): Finding {
  const {form, other, points, reasons} = variant
  const [first, ...more] = form.places
  return {
    span: first!.span,
    sentence: `\`${form.text}\` and \`${other.name}\` look like one name spelled two ways`,
    note: `${reasons.join('; ')}.`,
    related: [
      ...other.places.map(({span, text}) => ({span, sentence: `\`${text}\` is the other spelling`})),
      ...more.map(({span, text}) => ({span, sentence: `\`${text}\` stands here too`}))
    ],
    suggestions: [change(form, other), change(other, form)],
    ...(points < warningPoints ? {severity: 'query' as const} : {})
  }
}

/** One titled change of every place that prints a form. */
function change(from: RelatedForm, to: RelatedForm): Suggestion {
  return {
    title: `Change \`${from.text}\` to \`${to.text}\``,
    edits: from.places.map(({span}) => ({span, text: to.text}))
  }
}

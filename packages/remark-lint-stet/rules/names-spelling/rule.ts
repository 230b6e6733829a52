import {times} from '@stet/core/compare/times'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {nameVerdicts} from '@stet/core/resolve/name-references'
import {warningPoints, type NameVariant, type RelatedForm} from '@stet/core/resolve/name-relations'
import {styleVariants, type NameSetting, type StyleVariant} from '@stet/core/resolve/style-variants'
import {asSentence} from '../../src/as-sentence.js'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-spelling',
  summary: 'One name is spelled one way throughout a story',
  severity: 'warning',
  *detect(story) {
    for (const variant of nameVerdicts(story).variants) yield twoSpellings(variant)
    for (const variant of styleVariants(story)) yield twoSettings(variant)
  }
})

function twoSpellings(variant: NameVariant): Finding {
  const {form, other, points, reasons} = variant
  const [first, ...more] = form.places
  return {
    span: first!.span,
    sentence: `\`${form.text}\` and \`${other.name}\` look like one name spelled two ways`,
    note: `${asSentence(reasons)}.`,
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
    edits: from.places.map(({span}) => ({span, text: to.text})),
    perMention: true
  }
}

function twoSettings({difference, form, other}: StyleVariant): Finding {
  const [first, ...more] = form.places
  const counts = `\`${form.text}\` ${times(form.places.length)}, \`${other.text}\` ${times(other.places.length)}`
  return {
    span: first!.span,
    sentence: `\`${form.text}\` and \`${other.text}\` are one name set two ways`,
    note: `They differ in ${difference}; ${counts}.`,
    related: [
      ...other.places.map(({span}) => ({span, sentence: `\`${other.text}\` is the other setting`})),
      ...more.map(({span}) => ({span, sentence: `\`${form.text}\` stands here too`}))
    ],
    suggestions: [setAs(form, other), setAs(other, form)],
    severity: 'query'
  }
}

function setAs(from: NameSetting, to: NameSetting): Suggestion {
  return {title: `Change \`${from.text}\` to \`${to.text}\``, edits: from.places.map(({span}) => ({span, text: to.text})), perMention: true}
}

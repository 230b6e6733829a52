import {oncePerStory} from '../once.js'
import type {Span} from '../span.js'
import {sourceSpan, type Block, type Story} from '../story.js'
import {acronymPairs, type AcronymPair, type AcronymUses} from './acronym-variants.js'
import {compoundPairs, type CompoundPair, type CompoundUse} from './compound-surnames.js'
import {isComparable, isRarer, weighForms} from './name-evidence.js'
import {countsOf, surfaceOf} from './tally.js'
import {nameForms, type FormUse, type NameForm} from './name-forms.js'
import {nearForms} from './near-forms.js'
import type {NameMention} from './names-ledger.js'
import {areSideBySide} from './two-names.js'

/** One use of a form in question. */
export interface FormPlace {
  readonly mention: NameMention
  /** Source span of the form alone: the surname, the differing word. */
  readonly span: Span
  /** The form as printed here. */
  readonly text: string
}

/** One of the two forms of a relation, with every place it stands at. */
export interface RelatedForm {
  /** The fullest name it stands in, as printed: `Colleen Kollar Cutelli`. */
  readonly name: string
  /** The form itself: `Kollar Cutelli`. */
  readonly text: string
  /** In reading order, headlines included. */
  readonly places: readonly FormPlace[]
}

/** Two forms that look like one name spelled two ways. */
export interface NameVariant {
  /** The form that is rarer, or never introduced: the primary place. */
  readonly form: RelatedForm
  readonly other: RelatedForm
  /** Sum of evidence; see `warningPoints` and `queryPoints`. */
  readonly points: number
  readonly reasons: readonly string[]
}

/** From here on two forms are probably one name. */
export const warningPoints = 5
/** From here on a desk would look twice. */
export const queryPoints = 3.3

/**
 * Forms of a story that look like two spellings of one name, strongest first.
 * A form stands in one relation at most as the one in question.
 */
export const nameVariants = oncePerStory((story: Story): readonly NameVariant[] => {
  const {lexicon} = story.settings
  const found: Candidate[] = [...compoundPairs(story).map(compoundVariant), ...acronymPairs(story).map(acronymVariant)].map((variant) => ({
    form: variant.form.text,
    other: variant.other.text,
    points: variant.points,
    variant: () => variant
  }))
  const asRelated = remembered(relatedForm)
  const forms = nameForms(story)
  for (const near of nearForms([...forms.values()].filter((form) => isComparable(form) && !isFamily(form, forms)))) {
    const {a, b} = near
    const evidence = weighForms(near, lexicon)
    if (!evidence || evidence.points < queryPoints || areSideBySide(a, b)) continue
    const [rare, usual] = isRarer(a, b) ? [a, b] : [b, a]
    const {points, reasons} = evidence
    found.push({form: surfaceOf(rare), other: surfaceOf(usual), points, variant: () => ({form: asRelated(rare), other: asRelated(usual), points, reasons})})
  }
  found.sort((a, b) => b.points - a.points)
  return onePerForm(found).map(({variant}) => variant())
})

/** `the Ramseys`, in a story that names a Ramsey: the plural is that name’s. */
function isFamily({form, bare, count}: NameForm, forms: ReadonlyMap<string, NameForm>): boolean {
  return bare === count && form.endsWith('s') && (forms.has(form.slice(0, -1)) || (form.endsWith('es') && forms.has(form.slice(0, -2))))
}

/** A relation before its places are gathered, which only the strongest of each form is worth. */
interface Candidate {
  readonly form: string
  readonly other: string
  readonly points: number
  readonly variant: () => NameVariant
}

/** Keeps the strongest relation of each form in question; the same two places are never told twice. */
function onePerForm(found: readonly Candidate[]): readonly Candidate[] {
  const taken = new Set<string>()
  return found.filter(({form, other}) => {
    const [a, b] = [form.toLowerCase(), other.toLowerCase()]
    if (taken.has(a) || taken.has(`${b} ${a}`)) return false
    taken.add(a)
    taken.add(`${a} ${b}`)
    return true
  })
}

/** The places of a form are gathered once, however many others it is near. */
function remembered(gather: (form: NameForm) => RelatedForm): (form: NameForm) => RelatedForm {
  const known = new Map<NameForm, RelatedForm>()
  return (form) => {
    let related = known.get(form)
    if (!related) known.set(form, (related = gather(form)))
    return related
  }
}

function relatedForm(form: NameForm): RelatedForm {
  const text = surfaceOf(form)
  const inside = form.uses.filter(({word}) => word >= 0)
  return {name: inside.length > 0 ? fullest(inside.map(({mention}) => mention)) : text, text, places: form.uses.map(wordPlace)}
}

function wordPlace({mention, at: {start, end, text}}: FormUse): FormPlace {
  return {mention, span: sourceSpan(mention.block, start, end), text}
}

function compoundVariant({shared, orphan, introduced, points}: CompoundPair): NameVariant {
  const [form, other] = [compoundForm(orphan), compoundForm(introduced)]
  const sharedText = form.text.split(/[- ]/).find((part) => part.toLowerCase() === shared) ?? shared
  return {
    form,
    other,
    points: points + 1.5,
    reasons: [`\`${form.text}\` is never introduced`, `they share \`${sharedText}\``, countsOf(form.text, form.places.length, other.text, other.places.length)]
  }
}

function acronymVariant({rare, usual, defined}: AcronymPair): NameVariant {
  const reason = defined ? `\`${usual.text}\` is spelled out` : `\`${usual.text}\` stands often`
  return {
    form: acronymForm(rare),
    other: acronymForm(usual),
    points: defined || usual.places.length > 2 ? warningPoints + 1 : queryPoints,
    reasons: [reason, 'two letters are swapped', countsOf(rare.text, rare.places.length, usual.text, usual.places.length)]
  }
}

function acronymForm({text, places}: AcronymUses): RelatedForm {
  return {name: text, text, places: places.map((place) => ({...place, text}))}
}

function compoundForm(uses: readonly CompoundUse[]): RelatedForm {
  return {
    name: fullest(uses.map(({mention}) => mention)),
    text: uses[0]!.text,
    places: uses.map(({mention, start, end, text}) => ({mention, span: spanOf(mention.block, start, end), text}))
  }
}

function spanOf(block: Block, start: number, end: number): Span {
  return sourceSpan(block, start, end)
}

/** The longest name among the mentions, people and those of the body first. */
function fullest(mentions: readonly NameMention[]): string {
  const people = mentions.filter(({extract}) => extract.kind === 'person')
  const named = people.length > 0 ? people : mentions
  const body = named.filter((mention) => !mention.inHeadline)
  return (body.length > 0 ? body : named).reduce((best, mention) => (mention.extract.words.length > best.extract.words.length ? mention : best)).text
}

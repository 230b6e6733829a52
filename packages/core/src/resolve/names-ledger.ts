import {Around} from '../find/around.js'
import {findMentions, type MentionExtract, type MentionReading, type MentionWord} from '../find/mentions.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Span} from '../span.js'
import {isCompared, sourceSpan, type Block, type Story} from '../story.js'

/** What a name names, as far as the story tells. */
export type EntityKind = 'person' | 'family' | 'organization' | 'place' | 'name'

/** A name where it stands. Spans are source spans; titles, suffix and possessive stand outside the name's own words. */
export class NameMention {
  constructor(
    readonly block: Block,
    readonly extract: MentionExtract,
    /** Place in reading order, over the whole story. */
    readonly order: number
  ) {}

  /** The name with its suffix, as printed. */
  get text(): string {
    return this.extract.text
  }

  /** The name with its suffix; titles and possessive left out. */
  get span(): Span {
    return sourceSpan(this.block, this.extract.start, this.extract.end)
  }

  /** `Sen.`, `Treasury Secretary`; the honorific included when titles stand around it. */
  get title(): Span | undefined {
    return this.#over(this.extract.titles)
  }

  /** `Ms.`, `Dr.`, when it is the only title. */
  get honorific(): Span | undefined {
    const [first, ...others] = this.extract.titles
    return first && others.length === 0 && first.kind & NameWord.honorific ? this.#over([first]) : undefined
  }

  /** The given name of a person named in full. */
  get given(): Span | undefined {
    return this.extract.kind === 'person' ? this.#over(this.extract.words.slice(0, 1)) : undefined
  }

  /** What stands between given name and surname: initials, middle names, the first half of an unhyphenated surname. */
  get middle(): Span | undefined {
    return this.extract.kind === 'person' ? this.#over(this.extract.words.slice(1, this.extract.surname)) : undefined
  }

  /** The surname of a person, particles included. */
  get surname(): Span | undefined {
    return this.extract.kind === 'name' ? undefined : this.#over(this.extract.words.slice(this.extract.surname))
  }

  get suffix(): Span | undefined {
    return this.extract.suffix && this.#over([this.extract.suffix])
  }

  /** Stands in display text: the headline, the dek, or a line in title case or capitals. */
  get inHeadline(): boolean {
    const {role} = this.block.content
    return this.has(Around.display) || role === 'headline' || role === 'dek'
  }

  has(around: number): boolean {
    return (this.extract.around & around) !== 0
  }

  #over(words: readonly MentionWord[]): Span | undefined {
    return words.length === 0 ? undefined : sourceSpan(this.block, words[0]!.start, words.at(-1)!.end)
  }
}

/** A form of an entity's name, as printed, and how often it stands in the story. */
export interface SurfaceForm {
  readonly text: string
  readonly count: number
}

/** Somebody or something the story names. */
export interface NameEntity {
  readonly kind: EntityKind
  /** The fullest form, as first printed. */
  readonly canonical: string
  /** In reading order. The first that is no headline is the first reference; the others are second references. */
  readonly mentions: readonly NameMention[]
  /** The mention that introduces a person by a full name; undefined for a name that is never introduced. */
  readonly introduction?: NameMention
  /** Every surface form, the commonest first. */
  readonly forms: readonly SurfaceForm[]
}

/** The names of a story by entity, in the order of their first mention. */
export interface NamesLedger {
  readonly entities: readonly NameEntity[]
  /** Every mention in reading order. */
  readonly mentions: readonly NameMention[]
  readonly entityOf: (mention: NameMention) => NameEntity
}

/**
 * Names of a story, each mention with the entity it belongs to: a bare surname
 * with the person whom a full name introduces, the last named one when two share
 * it. Corrections are left out.
 */
export const namesLedger = oncePerStory((story: Story): NamesLedger => {
  const mentions = settleMentions(story)
  const drafts = new Drafts(story.settings.lexicon)
  for (const mention of mentions) if (mention.extract.kind === 'person' && !mention.has(Around.display)) drafts.introduce(mention)
  for (const mention of mentions) drafts.assign(mention)
  return drafts.ledger(mentions)
})

/** The mentions of a story: what opens a sentence counts as part of a name when the story capitalises it elsewhere too. */
function settleMentions(story: Story): NameMention[] {
  const blocks = story.blocks.filter(isCompared)
  const read = blocks.map((block) => ({block, readings: findMentions(block.content, story.settings.lexicon).readings}))
  const capitalised = new Set<string>()
  for (const {readings} of read) {
    for (const {mention} of readings) {
      if (!mention || mention.around & Around.display) continue
      const from = mention.around & Around.opening ? 1 : 0
      for (const {form} of mention.words.slice(from)) capitalised.add(form)
    }
  }
  const mentions: NameMention[] = []
  for (const {block, readings} of read) {
    for (const reading of readings) {
      const extract = settle(reading, capitalised)
      if (extract) mentions.push(new NameMention(block, extract, mentions.length))
    }
  }
  return mentions
}

function settle({mention, led}: MentionReading, capitalised: ReadonlySet<string>): MentionExtract | undefined {
  return led && led !== mention && capitalised.has(led.words[0]!.form) ? led : mention
}

interface Draft {
  readonly mentions: NameMention[]
  introduction?: NameMention
}

/** Whom an honorific is for. */
export const genderOfHonorific: ReadonlyMap<string, 'female' | 'male'> = new Map([
  ['mr', 'male'],
  ['mister', 'male'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['mrs', 'female']
])

/** How many people of one surname are compared by given name; more are kept apart. */
const maxNamesakes = 40

class Drafts {
  readonly #bySurname = new Map<string, Draft[]>()
  readonly #byName = new Map<string, Draft>()
  readonly #persons = new Map<NameMention, Draft>()
  readonly #entities = new Map<NameMention, Draft>()
  /** The person last named, by surname: whom a bare surname means. */
  readonly #latest = new Map<string, Draft>()

  constructor(readonly lexicon: Lexicon) {}

  /** Opens or joins the person whom a full name introduces. */
  introduce(mention: NameMention): void {
    // `Sandoval Pickery` after `Ruth Sandoval Pickery` is her surname, not somebody called Sandoval.
    const wholeSurname = this.#latest.get(mention.extract.form)
    if (wholeSurname) {
      this.#persons.set(mention, wholeSurname)
      return
    }
    const surname = surnameForm(mention.extract)
    let namesakes = this.#bySurname.get(surname)
    if (!namesakes) this.#bySurname.set(surname, (namesakes = []))
    let draft = namesakes.slice(0, maxNamesakes).find((known) => isNamesake(known.introduction!.extract, mention.extract, this.lexicon))
    if (!draft) namesakes.push((draft = {mentions: [], introduction: mention}))
    this.#persons.set(mention, draft)
    for (const tail of tails(mention.extract)) if (!this.#latest.has(tail)) this.#latest.set(tail, draft)
  }

  /** Puts a mention, in reading order, with its entity. */
  assign(mention: NameMention): void {
    const draft = this.#persons.get(mention) ?? this.#lastNamed(mention) ?? this.#other(mention)
    if (this.#persons.has(mention)) for (const tail of tails(mention.extract)) this.#latest.set(tail, draft)
    draft.mentions.push(mention)
    this.#entities.set(mention, draft)
  }

  /** The person last named by a surname; `Mr. Clinton` is not Hillary Clinton where the story introduces Bill. */
  #lastNamed({extract}: NameMention): Draft | undefined {
    const surname = extract.form
    const latest = this.#latest.get(surname)
    const [title] = extract.titles
    const gender = extract.titles.length === 1 ? genderOfHonorific.get(title!.form) : undefined
    if (!latest || !gender || this.#mayBe(latest, gender)) return latest
    const others = (this.#bySurname.get(surname) ?? []).slice(0, maxNamesakes).filter((draft) => draft.mentions.length > 0 && this.#mayBe(draft, gender))
    return others.length === 1 ? others[0] : latest
  }

  #mayBe({introduction}: Draft, gender: 'female' | 'male'): boolean {
    const given = this.lexicon.givenNameGender(introduction!.extract.words[0]!.form)
    return given === undefined || given === 'both' || given === gender
  }

  #other(mention: NameMention): Draft {
    const name = mention.extract.form
    let draft = this.#byName.get(name)
    if (!draft) this.#byName.set(name, (draft = {mentions: []}))
    return draft
  }

  /** `the Kellers`, `the Valdez-Ochses`: the surname of somebody the story introduces, in the plural. */
  #isFamily({mentions, introduction}: Draft): boolean {
    if (introduction || !mentions.some((mention) => mention.extract.kind === 'word' && mention.has(Around.article))) return false
    return singularsOf(mentions[0]!.extract.words.at(-1)!.form).some((surname) => this.#bySurname.has(surname))
  }

  ledger(mentions: readonly NameMention[]): NamesLedger {
    const made = new Map<Draft, NameEntity>()
    for (const draft of this.#entities.values()) if (!made.has(draft)) made.set(draft, entityOf(draft, this.#isFamily(draft)))
    return {entities: [...made.values()], mentions, entityOf: (mention) => made.get(this.#entities.get(mention)!)!}
  }
}

/** Surname of a mention, folded, without particles in lower case. */
export function surnameForm({words, surname}: MentionExtract): string {
  return formOf(words.slice(surname))
}

function formOf(words: readonly MentionWord[]): string {
  return words.length === 1 ? words[0]!.form : words.map(({form}) => form).join(' ')
}

/** What may stand for a person later: `Obrador` and `López Obrador` for `Andrés Manuel López Obrador`. */
function tails({words, surname}: MentionExtract): string[] {
  const forms = [formOf(words.slice(surname))]
  if (surname < words.length - 1) forms.push(words.at(-1)!.form)
  if (surname > 1 && words[surname - 1]!.form.length > 1) forms.push(formOf(words.slice(surname - 1)))
  return forms
}

/** Whether two full names with one surname name one person: `Harry Edwards`, `Harry T. Edwards`, `H. Edwards`. */
export function isNamesake(a: MentionExtract, b: MentionExtract, lexicon: Lexicon): boolean {
  const first = a.words[0]!.form
  const second = b.words[0]!.form
  // `George W. Bush` and `George H.W. Bush`; `Harry Edwards` may be either.
  const [middle, other] = [a, b].map(({words, surname}) => (surname > 1 ? words[1]!.form : undefined))
  if (middle && other && middle[0] !== other[0]) return false
  if (a.suffix && b.suffix && a.suffix.form !== b.suffix.form) return false
  if (first === second) return true
  const [short, long] = first.length < second.length ? [first, second] : [second, first]
  if (short.length <= 2 && long.startsWith(short[0]!)) return true
  return lexicon.nicknames(first).includes(second)
}

/** The surnames of which a form may be the plural. */
function singularsOf(form: string): readonly string[] {
  if (!form.endsWith('s')) return []
  const withoutS = form.slice(0, -1)
  return /(?:s|x|z|ch|sh)es$/.test(form) ? [withoutS, form.slice(0, -2)] : [withoutS]
}

function entityOf({mentions, introduction}: Draft, family: boolean): NameEntity {
  const fullest = introduction ?? mentions.reduce((best, mention) => (mention.extract.words.length > best.extract.words.length ? mention : best))
  return {
    kind: introduction ? 'person' : family ? 'family' : kindOf(fullest.extract),
    canonical: fullest.text,
    mentions,
    ...(introduction ? {introduction} : {}),
    forms: formsOf(mentions)
  }
}

/** The surface forms of some mentions, the commonest first. */
export function formsOf(mentions: ReadonlyArray<{readonly text: string}>): readonly SurfaceForm[] {
  const counts = new Map<string, number>()
  for (const {text} of mentions) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count)
}

function kindOf({words, around, titles}: MentionExtract): EntityKind {
  // `Ms. Park`
  if (titles.some(({form}) => genderOfHonorific.has(form))) return 'name'
  if (words.every(({kind}) => kind & NameWord.place)) return 'place'
  if (around & Around.acronym || words.some(({kind}) => kind & NameWord.organization)) return 'organization'
  return 'name'
}

import {citationsLedger, type LawMention} from '@stet/core/resolve/citations'
import {referenceDay} from '@stet/core/resolve/in-force'
import {contentLength} from '@stet/core/resolve/name-index'
import {yearsOf} from '@stet/core/resolve/law-index'
import type {StatuteEntry} from '@stet/core/reference'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {findSlips, packOf, type NamedPlace, type NameSlip} from '../../src/name-slip.js'

export default createRule({
  id: 'statutes-year',
  summary: 'The year after the name of a law is a year of that law',
  severity: 'query',
  needsPack: true,
  detect(story) {
    const before = Number(referenceDay(story).slice(0, 4)) - 1
    return findSlips(story, citationsLedger(story).laws.flatMap(withYear), (mention) => yearSlip(story, mention, before))
  }
})

interface DatedLaw extends NamedPlace {
  readonly law: LawMention
  readonly year: NonNullable<LawMention['year']>
}

/** `X Act 1988` without `of` is how other countries cite, and is left alone. */
function withYear(law: LawMention): readonly DatedLaw[] {
  if (!law.year || law.year.form === 'bare') return []
  return [{block: law.block, start: law.start, end: law.year.end, law, year: law.year}]
}

/** Before this, lists of popular names have gaps. */
const listedFrom = 1930

/** Laws that Congress passes again and again. */
const recurring = /\b(?:Appropriations?|Authorization|Reauthorization|Extension|Amendments?|Adjustment|Improvements?)\b/

/** Years that are offered; a law with more has one for every Congress. */
const mostYears = 3

function yearSlip(story: Story, {law, year, block}: DatedLaw, before: number): NameSlip | undefined {
  if (law.reading.kind !== 'known' || !law.reading.whole) return undefined
  const {names} = law.reading
  // `National Security Act, 2017` is Canada’s: other countries cite so too, and short names are everybody’s.
  if (year.form === 'comma' && names.every(({parts}) => contentLength(parts) < 4)) return undefined
  const years = [...new Set(names.flatMap(({entry}) => [...yearsOf(entry)]))].sort((a, b) => a - b)
  // A law that the packs have without a year may be of any year; a table that only sends from one name to another says nothing of it.
  const written = names.filter(({entry}) => !isImported(story, entry))
  const unsure = (written.length > 0 ? written : names).some(({entry}) => yearsOf(entry).size === 0)
  if (unsure || years.includes(year.value) || year.value < listedFrom || year.value >= before) return undefined
  if (years.length > mostYears || recurring.test(names[0]!.text)) return undefined
  // A name of one word and its head (`Employment Act`) is soon given again; only a slip of the year is told from a new bill.
  if (names.every(({parts}) => contentLength(parts) < 3) && !years.some((each) => isYearSlip(year.value, each))) return undefined
  const name = block.content.text.slice(law.start, law.end)
  const link = block.content.text.slice(law.end, year.end - 4)
  return {
    sentence: `\`${name}${link}${year.value}\` has another year in the packs, which have ${years.join(' and ')}`,
    evidence: [`${names[0]!.entry.canonical} (${packOf(story, names[0]!.entry)}).`],
    instead: years.map((each) => `${name}${link}${each}`)
  }
}

function isImported(story: Story, entry: StatuteEntry): boolean {
  return story.settings.reference.packs.some(({id, imported}) => imported === true && id === entry.pack)
}

/** One digit changed, two neighbours swapped, or the year before or after. */
function isYearSlip(printed: number, listed: number): boolean {
  if (Math.abs(printed - listed) <= 2) return true
  const [a, b] = [String(printed), String(listed)]
  const differing = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  if (differing.length === 1) return true
  const [first, second] = differing
  return differing.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!]
}

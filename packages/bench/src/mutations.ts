import type {Seeded} from './seeded.js'

/** A place where a slip can be made: `right` stands there, or is added there, and `wrong` is the slip. */
export interface Site {
  readonly start: number
  readonly end: number
  readonly right: string
  readonly wrong: string
}

/** One kind of slip, and the rules that should see it. */
export interface Mutation {
  readonly kind: string
  readonly rules: readonly string[]
  /** Sites of a text, found by plain patterns and not by the product's own finders. */
  readonly sites: (text: string, format: string, random: Seeded) => readonly Site[]
}

const factors = [1.25, 1.5, 2, 10]

/** The kinds, in the order they are reported. */
export const mutations: readonly Mutation[] = [
  {kind: 'weekday of a date with a year', rules: ['dates-weekday'], sites: weekdaySites},
  {kind: 'share or percent x1.25 to x10', rules: ['numbers-arithmetic'], sites: percentSites},
  ...factors.map((factor) => ({
    kind: `share x${factor} (a sentence made up and added)`,
    rules: ['numbers-arithmetic'],
    sites: (text: string, _format: string, random: Seeded) => shareSites(text, factor, random)
  })),
  {kind: 'transposed figure, noun repeated', rules: ['numbers-near-miss'], sites: transposedSites},
  {kind: 'list count off by one', rules: ['numbers-count'], sites: listCountSites},
  {kind: 'unit conversion x1.15', rules: ['numbers-conversion'], sites: conversionSites},
  {kind: 'quotation of 14 words or more, one changed', rules: ['quotes-wording'], sites: quotationSites},
  {kind: 'table total (a table made up and added)', rules: ['numbers-total'], sites: tableSites},
  {kind: 'one curly mark deleted', rules: ['quotes-balance'], sites: markSites}
]

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)'
const fullDate = new RegExp(
  `\\b(${weekdays.join('|')}),? (?:(${monthName}) (\\d{1,2})|(\\d{1,2}) (${monthName})),? ((?:19|20)\\d\\d)\\b`,
  'g'
)

function weekdaySites(text: string, _format: string, random: Seeded): readonly Site[] {
  return [...text.matchAll(fullDate)].flatMap((match) => {
    const month = months.indexOf((match[2] ?? match[5]!).slice(0, 3).toLowerCase())
    const day = new Date(Date.UTC(Number(match[6]), month, Number(match[3] ?? match[4]))).getUTCDay()
    if (weekdays[day] !== match[1]) return []
    const wrong = weekdays[(day + 1 + random.below(6)) % 7]!
    return [{start: match.index, end: match.index + match[0].length, right: match[0], wrong: match[0].replace(match[1]!, wrong)}]
  })
}

const amount = '(?:[$£€])?(\\d[\\d,]*(?:\\.\\d+)?)(?: ?(thousand|million|billion|trillion|bn))?'
const rate = '(\\d+(?:\\.\\d+)?)(?:%| percent| per cent)'
const shareForm = new RegExp(`${amount} (?:out )?of (?:the |its |their |all |about )*${amount}[^.;:%()]{0,40}(?:, or (?:about )?|\\((?:about )?)${rate}`, 'g')
const changeForm = new RegExp(`\\b(?:rose|rises|grew|climbed|jumped|increased|gained|up|fell|falls|dropped|declined|decreased|slid|down)(?: by)? ${rate},? to ${amount}[^.;:%()]{0,20} from ${amount}`, 'g')
const pointsForm = new RegExp(`${amount} points, or ${rate},? to ${amount}`, 'g')
const scales: Readonly<Record<string, number>> = {thousand: 1e3, million: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12}

function valueOf(digits: string, scale: string | undefined): number {
  return Number(digits.replace(/,/g, '')) * (scale === undefined ? 1 : scales[scale]!)
}

function percentSites(text: string, _format: string, random: Seeded): readonly Site[] {
  const shares = [...text.matchAll(shareForm)].map((match) => ({
    match,
    percent: match[5]!,
    actual: (100 * valueOf(match[1]!, match[2])) / valueOf(match[3]!, match[4])
  }))
  const changes = [...text.matchAll(changeForm)].map((match) => ({
    match,
    percent: match[1]!,
    actual: Math.abs(100 * (valueOf(match[2]!, match[3]) / valueOf(match[4]!, match[5]) - 1))
  }))
  const points = [...text.matchAll(pointsForm)].map((match) => {
    const [change, level] = [valueOf(match[1]!, match[2]), valueOf(match[4]!, match[5])]
    const [risen, fallen] = [(100 * change) / (level - change), (100 * change) / (level + change)]
    return {match, percent: match[3]!, actual: Math.abs(risen - Number(match[3])) < Math.abs(fallen - Number(match[3])) ? risen : fallen}
  })
  return [...shares, ...changes, ...points].flatMap(({match, percent, actual}) => {
    const decimals = percent.split('.')[1]?.length ?? 0
    // What agrees before the slip only.
    if (!(Math.abs(actual - Number(percent)) <= 0.5 * 10 ** -decimals) ) return []
    const changed = (Number(percent) * random.pick(factors)).toFixed(decimals)
    const at = match[0].search(new RegExp(`(?<![\\d.,])${percent.replace('.', '\\.')}(?:%| per)`))
    if (at < 0 || changed === percent) return []
    const wrong = match[0].slice(0, at) + changed + match[0].slice(at + percent.length)
    return [{start: match.index, end: match.index + match[0].length, right: match[0], wrong}]
  })
}

/** A share of five percent or more, whole or with one decimal, in one of the forms of copy. */
function shareSites(text: string, factor: number, random: Seeded): readonly Site[] {
  const whole = 1000 + random.below(90_000)
  const part = Math.round(whole * (0.05 + random.next() * 0.04))
  const decimals = random.below(2)
  const share = (100 * part) / whole
  const [a, b] = [printed(part), printed(whole)]
  const form = random.pick([
    (percent: string) => `The clerk counted ${a} of the ${b} letters, or ${percent}%, on Monday.`,
    (percent: string) => `About ${percent}% of the ${b} letters, or ${a}, were counted.`,
    (percent: string) => `Of the letters, ${a} of ${b} (${percent} percent) were counted.`
  ])
  return [added(text, form(share.toFixed(decimals)), form((Number(share.toFixed(decimals)) * factor).toFixed(decimals)))]
}

const figureAndNoun = /(?<![\d.,$£€#/-])(\d{1,3}(?:,\d{3})+|\d{4,6}) (\p{Ll}{4,}(?: \p{Ll}{3,})?)(?=[ ,.;])/gu

function transposedSites(text: string, _format: string, random: Seeded): readonly Site[] {
  return [...text.matchAll(figureAndNoun)].flatMap(([, figure, noun]) => {
    const digits = figure!.replace(/,/g, '')
    // Round figures are many, years are no quantities.
    if (digits.replace(/0+$/, '').length < 4 || /^(?:1[89]|20)\d\d$/.test(figure!)) return []
    const pairs = [...figure!].flatMap((digit, index) => {
      const next = figure![index + 1]
      return next && /\d/.test(digit) && /\d/.test(next) && digit !== next && !(index === 0 && next === '0') ? [index] : []
    })
    if (pairs.length === 0) return []
    const at = random.pick(pairs)
    const changed = figure!.slice(0, at) + figure![at + 1] + figure![at] + figure!.slice(at + 2)
    return [added(text, `The list of ${figure} ${noun} was posted later.`, `The list of ${changed} ${noun} was posted later.`)]
  })
}

function added(text: string, right: string, wrong: string): Site {
  return {start: text.length, end: text.length, right: `\n\n${right}\n`, wrong: `\n\n${wrong}\n`}
}

const numberNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const introducedList = /^[^\n#>|*+-][^\n]*:[ \t]*\n\s*\n?((?:[ \t]*(?:[-*+]|\d{1,2}[.)]) [^\n]+\n(?:[ \t]+[^\n]+\n)*\n?){2,12})/gm

function listCountSites(text: string, format: string): readonly Site[] {
  if (format !== 'md' && format !== 'markdown') return []
  return [...text.matchAll(introducedList)].flatMap((match) => {
    const intro = match[0].slice(0, match[0].indexOf('\n'))
    const sentence = intro.slice(Math.max(0, intro.search(/[^.!?]*$/)))
    const counts = [...sentence.matchAll(/\b(two|three|four|five|six|seven|eight|nine|ten)(?= \p{Ll}+s\b)/giu)]
    if (counts.length !== 1 || /\d/.test(sentence)) return []
    const items = match[1]!.split('\n').filter((line) => /^(?:[-*+]|\d{1,2}[.)]) /.test(line)).length
    const word = counts[0]![1]!
    if (numberNames[items] !== word.toLowerCase()) return []
    const at = match.index + intro.length - sentence.length + counts[0]!.index
    const other = numberNames[items + 1]!
    const wrong = /^[A-Z]/.test(word) ? other[0]!.toUpperCase() + other.slice(1) : other
    return [{start: at, end: at + word.length, right: word, wrong}]
  })
}

const units: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  miles: ['length', 1609.344], mile: ['length', 1609.344], km: ['length', 1000], kilometers: ['length', 1000], kilometres: ['length', 1000],
  feet: ['length', 0.3048], foot: ['length', 0.3048], meters: ['length', 1], metres: ['length', 1], inches: ['length', 0.0254],
  cm: ['length', 0.01], centimeters: ['length', 0.01], pounds: ['mass', 0.45359237], kg: ['mass', 1], kilograms: ['mass', 1],
  acres: ['area', 4046.86], hectares: ['area', 10_000], mph: ['speed', 0.44704], kph: ['speed', 1 / 3.6]
}
const unitNames = Object.keys(units).join('|')
const conversion = new RegExp(`(?<![\\d.,$£€])(\\d[\\d,]*(?:\\.\\d+)?)[ -]?(${unitNames})\\s?\\((?:about )?(\\d[\\d,]*(?:\\.\\d+)?)[ -]?(${unitNames})\\)`, 'g')

function conversionSites(text: string): readonly Site[] {
  return [...text.matchAll(conversion)].flatMap((match) => {
    const [dimension, size] = units[match[2]!]!
    const [other, otherSize] = units[match[4]!]!
    const printed = valueOf(match[3]!, undefined)
    const actual = (valueOf(match[1]!, undefined) * size) / otherSize
    if (dimension !== other || Math.abs(printed / actual - 1) > 0.03) return []
    const changed = Number((printed * 1.15).toPrecision(3)).toLocaleString('en-US')
    const wrong = match[0].replace(`(${match[0].split('(')[1]}`, (rest) => rest.replace(match[3]!, changed))
    return [{start: match.index, end: match.index + match[0].length, right: match[0], wrong}]
  })
}

const quotation = /(?<=^|[\s(])[“"](?=\S)([^“”"\n[\]<>]{70,600})(?<=[\p{L}\p{N}.,!?…])[”"](?=[\s.,;)—]|$)/gmu
const substitutes: Readonly<Record<string, string>> = {
  the: 'a', a: 'the', about: 'approximately', never: 'not', not: 'never', will: 'would', would: 'will', can: 'could', must: 'should',
  all: 'most', very: 'really', big: 'large', because: 'since', people: 'persons', for: 'against', more: 'less', and: 'or', is: 'was', are: 'were'
}

function quotationSites(text: string, _format: string, random: Seeded): readonly Site[] {
  return [...withoutHead(text).matchAll(quotation)].flatMap(([, quoted]) => {
    const words = quoted!.trim().replace(/[,.]$/, '').split(/\s+/)
    if (words.length < 14) return []
    const length = 14 + random.below(Math.min(words.length, 30) - 13)
    const from = random.below(words.length - length + 1)
    const excerpt = words.slice(from, from + length)
    const at = random.below(length)
    const changed = substitutes[excerpt[at]!.toLowerCase()] ?? 'entirely'
    const slip = [...excerpt.slice(0, at), changed, ...excerpt.slice(at + 1)]
    return [added(text, `The minutes have “${excerpt.join(' ')}” on the first page.`, `The minutes have “${slip.join(' ')}” on the first page.`)]
  })
}

function tableSites(text: string, format: string, random: Seeded): readonly Site[] {
  if (format !== 'md' && format !== 'markdown') return []
  const columns = 3
  const rows = Array.from({length: 4 + random.below(5)}, () => Array.from({length: columns}, () => 10 + random.below(5000)))
  const totals = Array.from({length: columns}, (_, column) => rows.reduce((sum, row) => sum + row[column]!, 0))
  const wrong = [...totals]
  const column = random.below(columns)
  const power = 10 ** random.below(String(totals[column]).length - 1)
  wrong[column] = totals[column]! + power * (random.below(2) === 0 ? 1 : -1)
  const table = (last: readonly number[]): string =>
    [
      '| District | Spring | Summer | Fall |',
      '|---|---|---|---|',
      ...rows.map((row, index) => `| Ward ${String.fromCharCode(65 + index)} | ${row.map(printed).join(' | ')} |`),
      `| Total | ${last.map(printed).join(' | ')} |`
    ].join('\n')
  return [added(text, table(totals), table(wrong))]
}

function printed(value: number): string {
  return value.toLocaleString('en-US')
}

/** Front matter quotes its strings; blanked, so that offsets stay. */
function withoutHead(text: string): string {
  return text.replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, (head) => ' '.repeat(head.length))
}

const paragraph = /[^\n]+(?:\n[^\n]+)*/g

function markSites(text: string, _format: string, random: Seeded): readonly Site[] {
  return [...withoutHead(text).matchAll(paragraph)].flatMap((match) => {
    const marks = [...match[0].matchAll(/[“”]/g)]
    const opened = marks.filter(([mark]) => mark === '“').length
    if (opened === 0 || opened * 2 !== marks.length || match[0].includes('"')) return []
    const {index} = random.pick(marks)
    return [{start: match.index, end: match.index + match[0].length, right: match[0], wrong: match[0].slice(0, index) + match[0].slice(index + 1)}]
  })
}

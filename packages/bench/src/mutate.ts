import {parseArgs} from 'node:util'
import {readCorpus} from './corpus.js'
import {lintInParallel, type Document, type Reported} from './lint-documents.js'
import {mutations, type Mutation, type Site} from './mutations.js'
import {line, percent} from './print-accuracy.js'
import {Refusal} from './refusal.js'
import {isAlarm} from './score-cases.js'
import {seeded, type Seeded} from './seeded.js'

export const mutateUsage = `mutate --corpus PATH [--seed N] [--each N] [--only RULE,…] [--misses]
  One slip of each kind in clean stories, with a fixed seed: the share that is found, given a place for it.
  --corpus    a .jsonl.gz with \`text\` on every line, or a folder of .md files; may be given again
  --each      at most so many sites of a kind in one document (2)
  --only      families or rules
  --misses    the ids and offsets of what was missed`

interface Slip {
  readonly mutation: Mutation
  readonly document: Document
  readonly site: Site
}

/** Makes slips, lints each story with and without, and prints recall by kind. */
export async function mutate(args: readonly string[]): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {corpus: {type: 'string', multiple: true}, seed: {type: 'string'}, each: {type: 'string'}, only: {type: 'string'}, misses: {type: 'boolean'}}
  })
  if (!values.corpus) throw new Refusal(`--corpus is missing\n\n${mutateUsage}`)
  const random = seeded(Number(values.seed ?? 1))
  const only = values.only?.split(',')
  const kinds = mutations.filter(({rules}) => !only || rules.some((id) => only.some((word) => id === word || id.startsWith(`${word}-`))))
  const slips = values.corpus.flatMap(readCorpus).flatMap((document) => slipsIn(document, kinds, Number(values.each ?? 2), random))
  const documents = slips.flatMap(({document, site}, index) => [
    withText(document, `${index} wrong`, site, site.wrong),
    withText(document, `${index} right`, site, site.right)
  ])
  const rules = [...new Set(kinds.flatMap((kind) => kind.rules))]
  const {reports, problems} = await lintInParallel(documents, {packs: false, only: rules}, new URL(import.meta.url))
  console.log(line(`slips made, seed ${values.seed ?? 1}`, ['sites', 'found', 'found, firm', 'control']))
  for (const kind of kinds) printKind(kind, slips, reports, values.misses ?? false)
  for (const problem of problems.slice(0, 5)) console.error(`problem: ${problem}`)
  return problems.length > 0 ? 1 : 0
}

function slipsIn(document: Document, kinds: readonly Mutation[], each: number, random: Seeded): readonly Slip[] {
  return kinds.flatMap((mutation) => {
    const sites = [...mutation.sites(document.text, document.format, random)]
    while (sites.length > each) sites.splice(random.below(sites.length), 1)
    return sites.map((site) => ({mutation, document, site}))
  })
}

function withText({text, ...document}: Document, id: string, {start, end}: Site, put: string): Document {
  return {...document, id, text: text.slice(0, start) + put + text.slice(end)}
}

/** A site whose story is alarmed there without the slip tells nothing: it counts as a control alarm only. */
function printKind(kind: Mutation, slips: readonly Slip[], reports: ReadonlyMap<string, readonly Reported[]>, misses: boolean): void {
  let sites = 0
  let found = 0
  let firm = 0
  let control = 0
  for (const [index, {mutation, document, site}] of slips.entries()) {
    if (mutation !== kind) continue
    if (seenAt(reports.get(`${index} right`), kind, site.start, site.right).length > 0) {
      control++
      continue
    }
    sites++
    const seen = seenAt(reports.get(`${index} wrong`), kind, site.start, site.wrong)
    found += Number(seen.length > 0)
    firm += Number(seen.some(({severity}) => isAlarm(severity)))
    if (misses && seen.length === 0) console.log(`  missed: ${document.id} at ${site.start}`)
  }
  console.log(line(kind.kind, [String(sites), percent(found, sites), percent(firm, sites), String(control)]))
}

function seenAt(reported: readonly Reported[] | undefined, {rules}: Mutation, start: number, put: string): readonly Reported[] {
  const end = start + put.length
  return (reported ?? []).filter(
    (each) => rules.includes(each.rule) && [each, ...each.related].some((place) => place.start < end && place.end > start)
  )
}

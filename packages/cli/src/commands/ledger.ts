import {resolve} from 'node:path'
import {ConfigInForce} from '@stet/engine/config-in-force'
import {chooseParser} from '@stet/engine/markdown-parser'
import {UsageError} from '@stet/engine/problem'
import {decodeSource, defaultMaxSize, isSource, readSource} from '@stet/engine/read-source'
import {readStory} from '@stet/engine/read-story'
import {shownPath} from '@stet/engine/story-linter'
import {storyFormat} from '@stet/engine/story-format'
import {storyLedger, type LedgerEntry, type LedgerPlace, type StoryLedger} from '@stet/engine/story-ledger'
import type {Arguments} from '../arguments.js'
import {printProblem} from '../print-problem.js'
import {printable} from '../printable.js'
import {configRequest} from '../requests.js'
import type {Terminal} from '../stet.js'

/** `stet ledger FILE`: everybody and everything a story names, in one place. */
export async function ledger(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...rest] = args.operands
  const stdin = args.values.has('stdin')
  if (rest.length > 0 || (given === undefined) === !stdin) throw new UsageError('`stet ledger` takes one story, or --stdin')
  const path = resolve(terminal.cwd, given ?? args.values.text('stdin-filename') ?? 'stdin.md')
  const shown = shownPath(path, terminal.cwd)
  const source = stdin ? decodeSource(await terminal.stdin(), shown, defaultMaxSize) : readSource(path, shown, defaultMaxSize)
  if (!isSource(source)) return fail(source, terminal)
  const request = configRequest(args, terminal.cwd)
  const {settings, parser} = await new ConfigInForce({...request, parser: await chooseParser(request.parser, 1)}).setupFor(path)
  const read = readStory({path: shown, source: source.text, format: storyFormat(path) ?? 'markdown', ...(source.bytes ? {bytes: source.bytes} : {})}, settings, {}, parser)
  if ('sentence' in read) return fail(read, terminal)
  const found = storyLedger(read.story, source.bom)
  const json = args.values.text('format') === 'json'
  terminal.out(json ? `${JSON.stringify({filePath: shown, ...found}, null, 2)}\n` : print(found))
  return 0
}

function fail(problem: Parameters<typeof printProblem>[0], terminal: Terminal): number {
  printProblem(problem, terminal)
  return 2
}

function print({names, organizations, laws, figures, dates, quotations}: StoryLedger): string {
  const sections: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['Names', names.map((name) => `${name.canonical} (${name.kind}): ${printed(name)}`)],
    ['Organizations', organizations.map((body) => `${body.canonical} (${body.pack}): ${printed(body)}`)],
    ['Laws', laws.map((law) => `${law.canonical}${law.citation ? `, ${law.citation}` : ''} (${law.pack}): ${printed(law)}`)],
    ['Figures', figures.map((figure) => `${figure.text} = ${figure.value}${figure.currency ? ` ${figure.currency}` : ''} (${figure.kind}); ${at(figure)}`)],
    ['Dates', dates.map((date) => `${date.text}${date.year === undefined ? '' : ` (${date.year})`}; ${at(date)}`)],
    ['Quotations', quotations.map((quotation) => `“${quotation.text}” (${quotation.kind}); ${at(quotation)}`)]
  ]
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.map((line) => `  ${printable(line)}\n`).join('')}`)
    .join('\n')
}

/** How often each form stands, and where each mention does. */
function printed({forms, mentions}: Pick<LedgerEntry, 'forms' | 'mentions'>): string {
  return `${forms.map(({text, count}) => `${text} ×${count}`).join(', ')}; ${mentions.map(at).join(' ')}`
}

function at({line, column}: LedgerPlace): string {
  return `${line}:${column}`
}

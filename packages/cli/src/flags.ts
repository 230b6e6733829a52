import {formatNames} from './formats/format.js'

/** A flag of the command line. */
export interface Flag {
  readonly name: string
  readonly short?: string
  /** What stands for the value in the help; absent for a flag that takes none. */
  readonly value?: string
  /** Whether the value may be left out; then it is given with `=`. */
  readonly optional?: boolean
  readonly help: string
  /** What is wrong with a value, if anything. */
  readonly check?: (value: string) => string | undefined
}

/** Words that are commands, not paths, when they come first. */
export const commandWords: readonly string[] = ['rules', 'explain', 'ledger', 'packs', 'baseline', 'init']

const severities = ['error', 'warning', 'query']

/** Every flag, in the order the help lists them. */
export const flags: readonly Flag[] = [
  {name: 'format', short: 'f', value: 'NAME', help: `how findings are printed: ${formatNames.join(', ')}`, check: oneOf(formatNames)},
  {name: 'output-file', short: 'o', value: 'FILE', help: 'print findings to this file'},
  {name: 'stdin', help: 'read one story from standard input'},
  {name: 'stdin-filename', value: 'PATH', help: 'the path that story would have'},
  {name: 'config', short: 'c', value: 'FILE', help: 'use this configuration for every story'},
  {name: 'no-config', help: 'use no configuration file'},
  {name: 'no-code-config', help: 'refuse configurations that are programs (.js, .mjs)'},
  {name: 'pack', value: 'PATH', help: 'read one more pack; may be given several times'},
  {name: 'no-packs', help: 'read no packs but those of --pack'},
  {name: 'rule', value: 'ID:SEVERITY', help: 'set a rule to off, on, query, warning or error', check: checkRuleFlag},
  {name: 'date', value: 'YYYY-MM-DD', help: 'date of stories whose front matter has none', check: checkDate},
  {name: 'ignore-pattern', value: 'PATTERN', help: 'leave out what matches (.gitignore syntax)'},
  {name: 'fail-on', value: 'LEVEL', help: 'exit with 1 from this severity on: error, warning (default) or query', check: oneOf(severities)},
  {name: 'max-warnings', value: 'N', help: 'exit with 1 when there are more warnings', check: checkCount},
  {name: 'quiet', help: 'print errors only; the exit code stays'},
  {name: 'changed', value: '[=REF]', optional: true, help: 'only findings with a place on a changed line; since REF, or the last commit'},
  {name: 'baseline', value: 'FILE', help: 'leave out the findings this file holds (stet baseline)'},
  {name: 'files-from', value: 'FILE', help: 'read paths from this file, one a line; - for standard input'},
  {name: 'cache', help: 'keep reports, and lint again only what changed'},
  {name: 'cache-location', value: 'FILE', help: 'where they are kept (default .stetcache)'},
  {name: 'threads', value: 'N', help: 'share stories out among N threads (default by cores and work)', check: checkThreads},
  {name: 'parser', value: 'NAME', help: 'what reads Markdown: remark, or fast (the package satteri; default when it is installed and there are many stories)', check: oneOf(['remark', 'fast'])},
  {name: 'stats', help: 'say on standard error what the run took'},
  {name: 'progress', help: 'show on a terminal how far the run is'},
  {name: 'watch', help: 'lint again whenever something changes'},
  {name: 'fix', help: 'write what has one right answer: forms the house’s packs list as wrong, mixed quotation marks'},
  {name: 'fix-dry-run', help: 'print that as a diff, and write nothing'},
  {name: 'max-size', value: 'MB', help: 'read no story larger than this (default 8)', check: checkSize},
  {name: 'out', value: 'DIR', help: 'packs import: folder of the pack that is made (default packs)'},
  {name: 'id', value: 'ID', help: 'packs import: id of the pack (default the format)', check: checkPackId},
  {name: 'source', value: 'NAME', help: 'packs import: table and release (default the file’s name)'},
  {name: 'column', value: 'HEADER=KEY', help: 'packs import csv: what a column is; may be given several times', check: checkColumn},
  {name: 'no-color', help: 'print without color'},
  {name: 'print-config', value: 'FILE', help: 'print what is in force for a story'},
  {name: 'version', short: 'v', help: 'print the version'},
  {name: 'help', short: 'h', help: 'print this'}
]

function oneOf(words: readonly string[]): (value: string) => string | undefined {
  return (value) => (words.includes(value) ? undefined : `expected ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)
}

function checkPackId(value: string): string | undefined {
  return /^[a-z0-9][a-z0-9-]*$/.test(value) ? undefined : 'expected lower-case letters, digits and dashes'
}

function checkColumn(value: string): string | undefined {
  return /^.+=[a-z]+$/.test(value) ? undefined : 'expected HEADER=KEY, as in Name=canonical'
}

function checkRuleFlag(value: string): string | undefined {
  return /^[^:]+:(off|on|query|warn|warning|error)$/.test(value)
    ? undefined
    : 'expected a rule and a severity, as in names-spelling:error (off, on, query, warning, error)'
}

function checkDate(value: string): string | undefined {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) && new Date(`${value}T00:00:00Z`)
  return day && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value) ? undefined : 'expected a date, as in 2026-02-26'
}

function checkCount(value: string): string | undefined {
  return /^\d+$/.test(value) ? undefined : 'expected a number of warnings, 0 or more'
}

function checkThreads(value: string): string | undefined {
  return /^[1-9]\d{0,2}$/.test(value) ? undefined : 'expected a number of threads, 1 or more'
}

function checkSize(value: string): string | undefined {
  return Number(value) > 0 && Number.isFinite(Number(value)) ? undefined : 'expected a number of megabytes above 0'
}

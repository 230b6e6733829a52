import {flags} from './flags.js'

/** What `stet --help` prints. */
export function help(): string {
  const rows = flags.map(({name, short, value, optional, help: text}) => [`${short ? `-${short}, ` : '    '}--${name}${value ? (optional ? value : ` ${value}`) : ''}`, text] as const)
  const width = Math.max(...rows.map(([flag]) => flag.length))
  return `Stet reads news copy before it is published and queries what cannot all be true at once.

Usage: stet [flags] [files, folders or globs]

Commands (\`./rules\` or \`-- rules\` for a path of that name)
  stet rules                   list the rules
  stet explain RULE            what a rule queries, with examples
  stet ledger FILE             the names, figures and laws of a story
  stet packs check [PATH...]   validate packs and run their own tests
  stet packs list              list the packs in force
  stet packs explain FORM      whether a form is queried, why, and what a pack says of it
  stet packs import FORMAT FILE  make a pack of a table, a word list or a spreadsheet
  stet baseline write|check    take the findings of today as known; report what is new
  stet init                    write a commented .stetrc.yml

Flags
${rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`).join('\n')}

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  wrong usage or configuration, a file that could not be read, or a rule that failed
`
}

import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {UsageError} from '@stet/engine/problem'
import type {Arguments} from '../arguments.js'
import type {Terminal} from '../stet.js'

const name = '.stetrc.yml'

const starter = `# What Stet does here. Every key may be left out.

# Reference packs besides the shipped ones; the later wins. false for none at all.
# packs:
#   - ./house-pack.yml

# Rules that are to do something else than they do by themselves: off, query, warning, error,
# or [severity, options]. \`stet rules\` lists them, \`stet explain names-spelling\` tells of one.
rules: {}
#   names-title: off
#   numbers-arithmetic: error

# Values the house lets stand, whole and case-sensitive.
accept: []
#   - value: Jon Smyth
#     reason: so on his birth certificate
#     rules: [names-spelling]

# Front matter keys that hold the date of a story, the first that is there wins.
# dateKeys: [date, published]

# Settings for some of the stories.
# overrides:
#   - files: opinion/**
#     rules:
#       names-honorific: off
`

/** \`stet init\`: writes a commented configuration, never over one that is there. */
export async function init(_args: Arguments, terminal: Terminal): Promise<number> {
  const path = join(terminal.cwd, name)
  if (existsSync(path)) throw new UsageError(`${name} is already there; it was left as it is`)
  writeFileSync(path, starter, {flag: 'wx'})
  terminal.out(`Wrote ${name}\n`)
  return 0
}

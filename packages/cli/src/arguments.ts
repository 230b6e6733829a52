import {parseArgs, type ParseArgsConfig} from 'node:util'
import {didYouMean} from '@stet/engine/nearest'
import {UsageError, reasonOf} from '@stet/engine/problem'
import {commandWords, flags, type Flag} from './flags.js'

/** A command line, read. */
export interface Arguments {
  /** `lint` where no command word was given. */
  readonly command: string
  /** What follows the command word: paths, a rule, a subcommand. */
  readonly operands: readonly string[]
  readonly values: Values
}

/** Flags that were given, by name. */
export interface Values {
  readonly has: (name: string) => boolean
  /** The last value given; `true` for a flag whose value was left out. */
  readonly text: (name: string) => string | undefined
  /** Every value given. */
  readonly list: (name: string) => readonly string[]
}

/**
 * Reads a command line. A command word wins over a path of that name; `./rules`
 * or `-- rules` is the path.
 *
 * @throws UsageError that names the flag and what is allowed.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    flags.map(({name, short, value, optional}) => [name, {type: value && !optional ? 'string' : 'boolean', multiple: true, ...(short ? {short} : {})} as const])
  )
  const {values, positionals, tokens} = parse([...argv], options)
  for (const token of tokens) if (token.kind === 'option') checkFlag(token)
  const end = tokens.find(({kind}) => kind === 'option-terminator')?.index ?? Infinity
  const first = tokens.find(({kind}) => kind === 'positional')
  const isCommand = first !== undefined && first.index < end && commandWords.includes(positionals[0]!)
  const given = values as Record<string, ReadonlyArray<string | boolean> | undefined>
  return {
    command: isCommand ? positionals[0]! : 'lint',
    operands: isCommand ? positionals.slice(1) : positionals,
    values: {
      has: (name) => given[name] !== undefined,
      text: (name) => given[name]?.at(-1) as string | undefined,
      list: (name) => (given[name] ?? []) as readonly string[]
    }
  }
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({args, options, strict: false, allowPositionals: true, tokens: true})
  } catch (error) {
    throw new UsageError(reasonOf(error))
  }
}

const byName = new Map<string, Flag>(flags.map((flag) => [flag.name, flag]))

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function checkFlag({name, rawName, value, inlineValue}: OptionToken): void {
  const flag = byName.get(name)
  if (!flag) throw new UsageError(`unknown flag \`${rawName}\`; ${didYouMean(name, [...byName.keys()]).replace(/`(?=\w)/g, '`--')}`)
  if (flag.optional && value === undefined) return
  const missing = value === undefined || value === '' || (!inlineValue && /^-./.test(value))
  if (flag.value && missing) throw new UsageError(`\`--${name}\` needs a value: --${name} ${flag.value}`)
  if (!flag.value && value !== undefined) throw new UsageError(`\`--${name}\` takes no value`)
  if (flag.check && value !== undefined) {
    const wrong = flag.check(value)
    if (wrong) throw new UsageError(`\`--${name} ${value}\`: ${wrong}`)
  }
}

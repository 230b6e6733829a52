/** What the server says about itself. */
export const usage = `stet-language-server [--stdio | --node-ipc | --pipe=NAME | --socket=PORT]

Speaks the Language Server Protocol with an editor, over standard input and output unless told otherwise.
  --help      this text
  --version   the version`

/** How an editor wants to talk, or what else was asked; an object for an argument that is none. */
export type Talk = 'stdio' | 'other' | 'help' | 'version' | {readonly unknown: string}

const others = /^--(?:node-ipc|pipe|socket)(?:=|$)/

/** Reads the command line. An editor that says nothing talks over standard input and output. */
export function readTalk(args: readonly string[]): Talk {
  if (args.includes('--help') || args.includes('-h')) return 'help'
  if (args.includes('--version') || args.includes('-v')) return 'version'
  let talk: Talk = 'stdio'
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]!
    if (others.test(argument)) talk = 'other'
    else if (argument !== '--stdio' && !argument.startsWith('--clientProcessId')) return {unknown: argument}
    // `--pipe NAME`: the value stands apart.
    if (/^--(?:pipe|socket|clientProcessId)$/.test(argument)) index++
  }
  return talk
}

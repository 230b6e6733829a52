import {createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, type Connection, type MessageReader, type MessageWriter} from 'vscode-languageserver/node'
import {readTalk, usage} from './arguments.js'
import {serve} from './serve.js'

const talk = readTalk(process.argv.slice(2))
if (talk === 'help') process.stdout.write(`${usage}\n`)
else if (talk === 'version') process.stdout.write(`${process.env.STET_VERSION ?? 'unbuilt'}\n`)
else if (typeof talk === 'object') leave(2, `there is no argument \`${talk.unknown}\`\n\n${usage}`)
else serve(talk === 'stdio' ? overStdio() : createConnection(ProposedFeatures.all))

/** Over standard input and output, where a broken pipe or message has to be said on the third stream. */
function overStdio(): Connection {
  const reader = new StreamMessageReader(process.stdin)
  const writer = new StreamMessageWriter(process.stdout)
  let shutDown = false
  reader.onError((error) => complain(error, writer))
  reader.onClose(() => process.exit(shutDown ? 0 : 1))
  process.stdin.once('end', () => process.exit(shutDown ? 0 : 1))
  process.stdout.once('error', (error: Error) => leave(1, `the editor no longer listens (${error.message})`))
  // The library tells apart by their methods what is read from: `createConnection` has no common type for both.
  const connection = createConnection(ProposedFeatures.all, reader as MessageReader, writer as MessageWriter)
  connection.onShutdown(() => {
    shutDown = true
  })
  return connection
}

/** Answers a message that is no JSON; after a broken header nobody knows where the next message starts. */
function complain(error: Error, writer: MessageWriter): void {
  if (!(error instanceof SyntaxError)) leave(1, `what the editor sent is no message: ${error.message}`)
  const answer = {jsonrpc: '2.0', id: null, error: {code: -32700, message: `The message is no JSON: ${error.message}`}}
  void writer.write(answer as never).catch(() => {})
}

function leave(code: number, why: string): never {
  process.stderr.write(`stet-language-server: ${why}\n`)
  process.exit(code)
}

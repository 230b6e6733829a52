import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {serve} from './serve.js'

// An editor says how it talks (`--stdio`, `--node-ipc`, `--pipe=…`); one that says nothing talks over stdio.
const talks = process.argv.slice(2).some((argument) => /^--(?:stdio|node-ipc|pipe|socket)/.test(argument))
serve(talks ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout))

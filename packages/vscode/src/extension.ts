import {join} from 'node:path'
import {commands, StatusBarAlignment, Uri, window, workspace, type ExtensionContext, type StatusBarItem} from 'vscode'
import {LanguageClient, State, TransportKind} from 'vscode-languageclient/node'

const languages = ['markdown', 'mdx', 'plaintext', 'html']

let client: LanguageClient | undefined
let status: StatusBarItem

/** Starts the bundled server. */
export async function activate(context: ExtensionContext): Promise<void> {
  status = window.createStatusBarItem('stet', StatusBarAlignment.Right, 0)
  status.name = 'Stet'
  status.command = 'stet.showLedger'
  const server = join(context.extensionPath, 'dist', 'server', 'server.mjs')
  client = new LanguageClient(
    'stet',
    'Stet',
    {module: server, transport: TransportKind.ipc},
    {
      documentSelector: languages.flatMap((language) => [
        {language, scheme: 'file'},
        {language, scheme: 'untitled'}
      ]),
      initializationOptions: {...workspace.getConfiguration('stet'), codeConfig: workspace.isTrusted, hasCommands: true, parser: 'remark'},
      synchronize: {configurationSection: 'stet'}
    }
  )
  context.subscriptions.push(
    status,
    client.onDidChangeState(({newState}) => showState(newState)),
    commands.registerCommand('stet.restart', () => client?.restart()),
    // The outline shows the ledgers: everybody the story names, with every mention.
    commands.registerCommand('stet.showLedger', () => commands.executeCommand('outline.focus')),
    commands.registerCommand('stet.explainRule', (_rule?: string, page?: string) => explain(context, page)),
    // A folder that becomes trusted may have a configuration that was refused before.
    workspace.onDidGrantWorkspaceTrust(() => client?.restart())
  )
  await client.start()
}

export async function deactivate(): Promise<void> {
  await client?.stop()
}

function showState(state: State): void {
  status.text = state === State.Running ? 'Stet' : '$(warning) Stet'
  status.tooltip = state === State.Running ? 'Stet is reading. Click for the ledger of this story.' : 'Stet is not running. Run “Stet: Restart”.'
  status.show()
}

/** Opens the page of a rule: the one asked for, or one that is chosen. */
async function explain(context: ExtensionContext, page: string | undefined): Promise<void> {
  if (page) {
    await commands.executeCommand('markdown.showPreview', Uri.parse(page))
    return
  }
  const folder = Uri.joinPath(context.extensionUri, 'dist', 'server', 'rules')
  const entries = await workspace.fs.readDirectory(folder)
  const chosen = await window.showQuickPick(entries.map(([name]) => name.replace(/\.md$/, '')), {placeHolder: 'Which rule?'})
  if (chosen) await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${chosen}.md`))
}

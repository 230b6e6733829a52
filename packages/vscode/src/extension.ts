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
  const server = join(context.extensionPath, 'dist', 'server', 'server.mjs')
  const started = (client = new LanguageClient(
    'stet',
    'Stet',
    {module: server, transport: TransportKind.ipc},
    {
      documentSelector: languages.flatMap((language) => [
        {language, scheme: 'file'},
        {language, scheme: 'untitled'}
      ]),
      // Asked at each start: a restart is about settings and trust as they are then.
      initializationOptions: () => ({...workspace.getConfiguration('stet'), codeConfig: workspace.isTrusted, hasCommands: true, parser: 'remark'}),
      synchronize: {configurationSection: 'stet'}
    }
  ))
  context.subscriptions.push(
    status,
    started.onDidChangeState(({newState}) => showState(newState)),
    window.onDidChangeActiveTextEditor(() => showState(started.state)),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('stet.enable') && showState(started.state)),
    commands.registerCommand('stet.restart', () => started.restart()),
    // The outline shows the ledgers: everybody the story names, with every mention.
    commands.registerCommand('stet.showLedger', () => commands.executeCommand('outline.focus')),
    commands.registerCommand('stet.explainRule', (_rule?: string, page?: string) => explain(context, page)),
    // A folder that becomes trusted may have a configuration that was refused before.
    workspace.onDidGrantWorkspaceTrust(() => started.restart())
  )
  await started.start()
}

export async function deactivate(): Promise<void> {
  await client?.stop()
}

/** Beside a story the status bar says whether it is read; a click leads to what can be done. */
function showState(state: State): void {
  const language = window.activeTextEditor?.document.languageId
  if (language === undefined || !languages.includes(language)) {
    status.hide()
    return
  }
  const {text, tooltip, command} = describe(state)
  Object.assign(status, {text, tooltip, command})
  status.show()
}

function describe(state: State): Pick<StatusBarItem, 'text' | 'tooltip' | 'command'> {
  if (!workspace.getConfiguration('stet').get('enable', true)) {
    const command = {command: 'workbench.action.openSettings', title: 'Settings', arguments: ['stet.enable']}
    return {text: '$(circle-slash) Stet', tooltip: 'Stet is switched off by stet.enable. Click for the setting.', command}
  }
  if (state === State.Running) return {text: 'Stet', tooltip: 'Stet reads this story. Click for its ledger.', command: 'stet.showLedger'}
  if (state === State.Stopped) return {text: '$(warning) Stet', tooltip: 'Stet is not running. Click to restart it.', command: 'stet.restart'}
  return {text: '$(loading~spin) Stet', tooltip: 'Stet is starting.', command: 'stet.showLedger'}
}

/** Opens the page of a rule: the one asked for, or one that is chosen. */
async function explain(context: ExtensionContext, page: string | undefined): Promise<void> {
  if (page?.startsWith('http')) {
    await commands.executeCommand('vscode.open', Uri.parse(page))
    return
  }
  if (page) {
    await commands.executeCommand('markdown.showPreview', Uri.parse(page))
    return
  }
  const folder = Uri.joinPath(context.extensionUri, 'dist', 'server', 'rules')
  const entries = await workspace.fs.readDirectory(folder)
  const chosen = await window.showQuickPick(entries.map(([name]) => name.replace(/\.md$/, '')), {placeHolder: 'Which rule?'})
  if (chosen) await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${chosen}.md`))
}

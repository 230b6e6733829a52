import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {extname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {StoryLinter} from '@stet/engine/story-linter'
import type {StoryReport} from '@stet/engine/story-report'
import {DiagnosticSeverity, type Diagnostic} from 'vscode-languageserver-protocol'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {expect, it} from 'vitest'
import {Client, modern} from './client.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const languages: Readonly<Record<string, string>> = {'.md': 'markdown', '.mdx': 'mdx', '.txt': 'plaintext', '.html': 'html'}
const severities = {error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, query: DiagnosticSeverity.Information}

/** What the command line says of a story, as the editor would show it. */
async function found(folder: string, path: string): Promise<readonly unknown[]> {
  const {messages} = (await new StoryLinter({cwd: folder}).lintFile(path)) as StoryReport
  const document = TextDocument.create('test:', 'markdown', 1, readFileSync(path, 'utf8'))
  const range = ({offset, endOffset}: {readonly offset: number; readonly endOffset: number}) => ({start: document.positionAt(offset), end: document.positionAt(endOffset)})
  return messages.map((message) => ({
    code: message.ruleId,
    severity: severities[message.severity],
    message: message.note === undefined ? message.message : `${message.message}\n${message.note}`,
    range: range(message),
    related: message.related.map((each) => [each.message, range(each)])
  }))
}

async function shown(folder: string, path: string): Promise<readonly unknown[]> {
  const client = new Client()
  await client.initialize(modern, undefined, [folder])
  const {diagnostics} = await client.open(pathToFileURL(path).href, readFileSync(path, 'utf8'), languages[extname(path)])
  return diagnostics.map(({code, severity, message, range, relatedInformation = []}: Diagnostic) => ({
    code,
    severity,
    message,
    range,
    related: relatedInformation.map((each) => [each.message, each.location.range])
  }))
}

function storiesBelow(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => extname(path) in languages && !/README|expected|node_modules/.test(path)).map((path) => join(folder, path))
}

it('finds in every example what the command line finds, word for word and place for place', async () => {
  let count = 0
  for (const example of readdirSync(join(root, 'examples'))) {
    const folder = join(root, 'examples', example)
    for (const story of storiesBelow(folder)) {
      const expected = await found(folder, story)
      count += expected.length
      expect(await shown(folder, story), story).toEqual(expected)
    }
  }
  expect(count).toBeGreaterThan(5)
}, 60_000)

it('finds the same in every format, after a byte order mark, and with either line end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-same-'))
  try {
    const prose = 'Mayor Ilse Brandauer 😀 opened the dock.\n\nBranduaer said 47,000 of the 1.28 million riders, or 12%, paid. TK\n'
    const html = `<!doctype html>\n<title>Brandauer opens the dock</title>\n<article><p>Mayor Ilse Brandauer &#128512; opened the dock.</p>\n<p>Branduaer said TK.</p></article>\n`
    const texts: Readonly<Record<string, string>> = {'.md': `---\ntitle: Brandauer opens the dock\n---\n\n${prose}`, '.mdx': `import a from 'b'\n\n${prose}`, '.txt': prose, '.html': html}
    for (const [extension, text] of Object.entries(texts)) {
      for (const [name, content] of [['plain', text], ['bom', `\uFEFF${text}`], ['crlf', text.replaceAll('\n', '\r\n')]] as const) {
        const path = join(folder, `${name}${extension}`)
        writeFileSync(path, content)
        const expected = await found(folder, path)
        expect(expected.length, path).toBeGreaterThan(1)
        expect(await shown(folder, path), path).toEqual(expected)
      }
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}, 60_000)

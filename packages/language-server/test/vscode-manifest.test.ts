import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const manifest = JSON.parse(read('../../vscode/package.json')) as {
  readonly activationEvents: readonly string[]
  readonly dependencies?: object
  readonly capabilities: {readonly untrustedWorkspaces: {readonly supported: string; readonly restrictedConfigurations: readonly string[]}}
  readonly contributes: {readonly commands: ReadonlyArray<{readonly command: string}>; readonly configuration: {readonly properties: Readonly<Record<string, {readonly description: string}>>}}
}
const source = read('../../vscode/src/extension.ts')
const settings = Object.keys(manifest.contributes.configuration.properties)

it('registers every command that it offers, and no other', () => {
  const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map(([, command]) => command)
  expect(registered.sort()).toEqual(manifest.contributes.commands.map(({command}) => command).sort())
})

it('starts for the languages that it shows the server', () => {
  const [, list] = /const languages = \[([^\]]+)\]/.exec(source)!
  const languages = [...list!.matchAll(/'(\w+)'/g)].map(([, language]) => `onLanguage:${language}`)
  expect(languages).toEqual(manifest.activationEvents)
})

it('explains every setting, in its own words and where all editors are', () => {
  const [readme, docs] = [read('../../vscode/README.md'), read('../../../docs/editors.md')]
  for (const setting of settings) {
    expect(readme, setting).toContain(`\`${setting}\``)
    if (setting !== 'stet.trace.server') expect(docs, setting).toContain(`| \`${setting.replace('stet.', '')}\` |`)
  }
})

it('reads no configuration that names code where the folder is not trusted, and brings no dependency along', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited')
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(['stet.configFile'])
  expect(source).toContain('codeConfig: workspace.isTrusted')
  expect(manifest.dependencies).toBeUndefined()
})

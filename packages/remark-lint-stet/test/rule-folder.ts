import {readFileSync} from 'node:fs'
import {compilePacks} from '@stet/packs/compile-packs'
import {parsePack} from '@stet/packs/parse-pack'
import {Reference} from '@stet/core/reference'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import type {Root} from 'mdast'
import {unified} from 'unified'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {parse} from 'yaml'
import type {RulePlugin} from '../src/create-rule.js'
import {rules} from '../src/rules.generated.js'
import type {StetSettings} from '../src/remark-lint-stet.js'

/** One story of a rule's README or `cases.yml`, and what must be printed for it. */
export interface Example {
  readonly name: string
  readonly story: string
  /** Printed diagnostics; empty for silence. */
  readonly output: string
  readonly option?: unknown
  readonly date?: string
  readonly pack?: string
  /** `all`: every other recommended rule runs before this one, unheard. */
  readonly after?: string
}

/** A rule's folder as its README and `cases.yml` say it. */
export interface RuleFolder {
  readonly title: string
  readonly headings: readonly string[]
  readonly passing: readonly Example[]
  readonly failing: readonly Example[]
  readonly cases: readonly Example[]
  readonly readme: string
}

interface Fence {
  readonly language: string
  readonly meta: ReadonlyMap<string, string>
  readonly body: string
  readonly section: string
}

/** Reads the folder of a rule. */
export function readRuleFolder(folder: URL): RuleFolder {
  const readme = readFileSync(new URL('README.md', folder), 'utf8')
  const fences = fencesOf(readme)
  const pack = fences.find(({language, meta}) => language === 'yaml' && meta.get('name') === 'pack.yml')?.body
  const examples = examplesOf(fences, pack)
  const cases = (parse(readFileSync(new URL('cases.yml', folder), 'utf8')) ?? []) as Array<Example & {date?: unknown}>
  return {
    readme,
    title: /^# (.+)$/m.exec(readme)?.[1] ?? '',
    headings: [...readme.matchAll(/^## (.+)$/gm)].map((match) => match[1]!),
    passing: examples.filter(({output}) => output === ''),
    failing: examples.filter(({output}) => output !== ''),
    cases: cases.map((each) => ({...(pack === undefined ? {} : {pack}), ...each, output: each.output.trim()}))
  }
}

function fencesOf(readme: string): readonly Fence[] {
  const tree = parseMarkdown(readme)
  let section = ''
  const fences: Fence[] = []
  for (const node of tree.children) {
    if (node.type === 'heading') section = readme.slice(node.position!.start.offset!, node.position!.end.offset!).replace(/^#+\s*/, '')
    if (node.type !== 'code') continue
    const meta = new Map([...(node.meta ?? '').matchAll(/(\w+)=(?:'([^']*)'|(\S+))/g)].map((match) => [match[1]!, match[2] ?? match[3]!]))
    fences.push({language: node.lang ?? '', meta, body: node.value, section})
  }
  return fences
}

/** A `md name=…` fence is a story; the `text` fence right after it is what it prints. */
function examplesOf(fences: readonly Fence[], pack: string | undefined): readonly Example[] {
  const examples: Example[] = []
  for (const [index, fence] of fences.entries()) {
    const name = fence.meta.get('name')
    if (fence.language !== 'md' || name === undefined) continue
    const next = fences[index + 1]
    const option = fence.meta.get('option')
    const date = fence.meta.get('date')
    const after = fence.meta.get('after')
    examples.push({
      name,
      story: fence.body + '\n',
      output: next?.language === 'text' ? next.body.trim() : '',
      ...(option === undefined ? {} : {option: JSON.parse(option)}),
      ...(date === undefined ? {} : {date}),
      ...(after === undefined ? {} : {after}),
      ...(pack === undefined ? {} : {pack})
    })
  }
  return examples
}

/** Runs one rule over a story through stock unified. */
export async function runRule(plugin: RulePlugin, example: Example, change?: (tree: Root) => void): Promise<VFile> {
  const settings: StetSettings = {
    packs: example.pack === undefined ? Reference.empty : compilePacks([parsePack(example.pack, 'pack.yml')]),
    ...(example.date === undefined ? {} : {date: example.date})
  }
  const file = new VFile({path: example.name, value: example.story})
  const tree = parseMarkdown(example.story)
  change?.(tree)
  const before = example.after === 'all' ? rules.filter(({rule}) => rule.recommended && rule.id !== plugin.rule.id) : []
  const processor = unified().data('settings', {stet: settings})
  for (const other of before) processor.use(other as never)
  processor.use(plugin as never, (example.option ?? null) as never).freeze()
  await processor.run(tree, file)
  if (before.length > 0) file.messages = file.messages.filter(({ruleId}) => ruleId === plugin.rule.id)
  return file
}

/** The diagnostics of a file as READMEs print them. */
export function print(messages: readonly VFileMessage[]): string {
  return messages.map(printMessage).join('\n')
}

function printMessage(message: VFileMessage): string {
  const severity = message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'query'
  const lines = [`${at(message.place as Place)} ${severity} ${message.reason}`]
  for (const related of message.related ?? []) lines.push(`  ${at(related.place)} ${related.message}`)
  if (message.note !== undefined) lines.push(...message.note.split('\n').map((line) => `  note: ${line}`))
  for (const {title} of message.suggestions ?? []) lines.push(`  suggestion: ${title}`)
  return lines.join('\n')
}

interface Place {
  readonly start: {readonly line: number; readonly column: number}
  readonly end: {readonly line: number; readonly column: number}
}

function at({start, end}: Place): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

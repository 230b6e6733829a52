import type {NameEntity, NameMention} from '@stet/core/resolve/names-ledger'
import type {Source, StatuteEntry} from '@stet/core/reference'
import {overlaps} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import type {Hover, Position} from 'vscode-languageserver'
import {entryOf, type NamedEntry} from '../pack-entry.js'
import type {OpenStory} from '../stories.js'
import {symbolAt, type StorySymbol} from '../symbol-at.js'

/** What the ledgers know of what stands at a place. */
export function provideHover(open: OpenStory, position: Position): Hover | undefined {
  const {story, places} = open
  const symbol = story && symbolAt(story, places.offset(position))
  if (!symbol) return undefined
  const lines = describe(symbol, open, story)
  return {contents: {kind: 'markdown', value: lines.join('\n\n')}, range: places.range(symbol.span)}
}

function describe(symbol: StorySymbol, open: OpenStory, story: Story): readonly string[] {
  switch (symbol.kind) {
    case 'name':
      return describeName(symbol.entity, symbol.mention, open, story)
    case 'figure':
      return describeFigure(symbol, open)
    case 'law':
      return describeLaw(symbol, open)
  }
}

function describeName(entity: NameEntity, mention: NameMention, open: OpenStory, story: Story): readonly string[] {
  const titles = new Set(entity.mentions.flatMap(({title}) => (title ? [story.source.slice(title.start, title.end)] : [])))
  const first = entity.introduction ?? entity.mentions[0]!
  const forms = entity.forms.map(({text, count}) => `\`${text}\` ×${count}`).join(', ')
  const entry = entryOf(entity, story)
  return [
    `**${escape(entity.canonical)}** (${entity.kind})${titles.size > 0 ? `: ${escape([...titles].join('; '))}` : ''}`,
    `${forms}; ${first === mention ? 'first reference' : `first reference ${at(open, first.span.start)}`}`,
    ...(entry ? [describeEntry(entry)] : [])
  ]
}

function describeEntry(entry: NamedEntry): string {
  const {canonical, pack, sources} = entry
  const roles = entry.kind === 'person' ? entry.roles : []
  const offices = roles.map(({title, from, until}) => `${title} (${from ?? '?'} – ${until ?? ''})`).join('; ')
  return `Pack \`${pack}\`: ${escape(canonical)}${offices ? `, ${escape(offices)}` : ''}${sourceOf(sources[0] ?? roles[0]?.source)}`
}

function sourceOf(source: Source | undefined): string {
  return source ? ` — ${escape(source.name)}${source.seen ? `, seen ${source.seen}` : ''}` : ''
}

function describeFigure(symbol: StorySymbol & {readonly kind: 'figure'}, open: OpenStory): readonly string[] {
  const {figure, unit, nouns} = symbol.quantity
  const others = symbol.mentions.filter(({start}) => start !== symbol.span.start)
  const checked = open.diagnostics.filter(
    ({span, related, note}) => note !== undefined && [span, ...related.map((other) => other.span)].some((place) => overlaps(place, symbol.span))
  )
  return [
    `**${figure.value.toLocaleString('en-US', {maximumFractionDigits: 10})}** ${escape([unit, ...nouns].filter(Boolean).join(' '))}`.trim(),
    others.length === 0 ? 'The only mention of this figure.' : `Also ${others.map(({start}) => at(open, start)).join(', ')}`,
    ...checked.map(({note}) => escape(note!))
  ]
}

function describeLaw(symbol: StorySymbol & {readonly kind: 'law'}, open: OpenStory): readonly string[] {
  const entry = statuteOf(symbol)
  const count = `${symbol.mentions.length} ${symbol.mentions.length === 1 ? 'mention' : 'mentions'}; first ${at(open, symbol.mentions[0]!.start)}`
  if (!entry) return [count]
  return [`**${escape(entry.canonical)}**${entry.citation ? `, ${escape(entry.citation)}` : ''}`, count, `Pack \`${entry.pack}\`${sourceOf(entry.sources[0])}`]
}

function statuteOf({law: {reading}}: StorySymbol & {readonly kind: 'law'}): StatuteEntry | undefined {
  switch (reading.kind) {
    case 'known':
      return reading.names[0]?.entry
    case 'near':
    case 'other-word':
      return reading.names[0]?.name.entry
    case 'misnomer':
      return reading.misnomer.entry
    case 'agency':
      return reading.law[0]?.entry
    case 'unknown':
      return undefined
  }
}

function at({places}: OpenStory, offset: number): string {
  return `on line ${places.position(offset).line + 1}`
}

/** Story text is shown, never rendered: no markup, no links. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, '\\$&').replace(/\s+/g, ' ')
}


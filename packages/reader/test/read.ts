import {Reference} from '@stet/core/reference'
import type {Lexicon} from '@stet/core/lexicon'
import {sourceSpan, type Block, type Story, type StorySettings} from '@stet/core/story'
import {readMarkdown} from '../src/markdown.js'
import {parseMarkdown} from '../src/parse-markdown.js'

const noLexicon: Lexicon = {
  version: 'none',
  wordSize: () => 0,
  surnameRank: () => 0,
  givenNameRank: () => 0,
  givenNameGender: () => undefined,
  nicknames: () => [],
  nameWord: () => 0
}

export const settings: StorySettings = {lexicon: noLexicon, reference: Reference.empty, dateKeys: ['date', 'pubdate'], accept: []}

export function readMarkdownSource(source: string, previous?: Story): Story {
  return readMarkdown(parseMarkdown(source), source, settings, previous)
}

/** Blocks as `role: text`. */
export function outline(story: Story): readonly string[] {
  return story.blocks.map(({content}) => `${content.role}: ${content.text}`)
}

/** The source that a piece of the story's text is mapped to. */
export function sourceOf(story: Story, piece: string): string {
  for (const block of story.blocks) {
    const start = block.content.text.indexOf(piece)
    if (start >= 0) return sourceSlice(story, block, start, start + piece.length)
  }
  throw new Error(`no block holds ${JSON.stringify(piece)}`)
}

export function sourceSlice(story: Story, block: Block, start: number, end: number): string {
  const span = sourceSpan(block, start, end)
  return story.source.slice(span.start, span.end)
}

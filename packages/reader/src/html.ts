import {parseIsoDate, type CalendarDate} from '@stet/core/calendar'
import {createStory, type Story, type StorySettings} from '@stet/core/story'
import {blocksOf} from './blocks-of.js'
import {Counters} from './counters.js'
import type {Draft} from './draft.js'
import {primaryLanguage} from './front-matter.js'
import {HtmlReader} from './html-text.js'
import {languageByWords} from './language.js'
import {findShortcodes} from './shortcodes.js'

/** Where pages say when they were published. */
const publicationKeys = ['article:published_time', 'datepublished', 'dc.date']

/**
 * Reads a story from the HTML of an article; `source` has no byte order mark. A
 * page that has an `article` (or else a `main`) is read there only: the rest is
 * furniture. `title` counts as the headline where the page has no other.
 */
export function readHtml(source: string, settings: StorySettings, previous?: Story): Story {
  const shortcodes = findShortcodes(source, 0, [])
  const reader = new HtmlReader(source, new Counters(), shortcodes.masks)
  reader.read(source, 0)
  const blocks = blocksOf([...articleOf(reader), ...shortcodes.drafts], previous)
  const language = (reader.language && primaryLanguage(reader.language)) ?? languageByWords(blocks, settings.lexicon)
  const date = firstDate(reader.metadata, [...settings.dateKeys, ...publicationKeys]) ?? settings.date
  return createStory(
    {
      source,
      format: 'html',
      blocks,
      frontMatter: reader.metadata,
      standing: [...reader.standing, ...shortcodes.standing],
      ...(date ? {date} : {}),
      ...(language === undefined ? {} : {language})
    },
    settings
  )
}

function firstDate(metadata: Readonly<Record<string, string>>, keys: readonly string[]): CalendarDate | undefined {
  for (const key of keys) {
    const date = parseIsoDate(metadata[key] ?? '')
    if (date) return date
  }
  return undefined
}

function articleOf({drafts, regions}: HtmlReader): readonly Draft[] {
  const articles = regions.article.length > 0 ? regions.article : regions.main
  const titles = drafts.filter((draft) => draft.kind === 'field')
  const body = drafts.filter(
    (draft) => draft.kind !== 'field' && (articles.length === 0 || articles.some(({start, end}) => start <= draft.text.start && draft.text.start < end))
  )
  const hasHeadline = body.some((draft) => draft.role === 'headline' || (draft.kind === 'heading' && draft.level === 1))
  return hasHeadline ? body : [...titles.slice(0, 1), ...body]
}

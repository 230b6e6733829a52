import {codeMarkup} from './code-markup.js'
import type {ImportEvent} from './imported.js'
import {LawTitles} from './law-titles.js'
import {readMarkup} from './markup.js'
import {peek} from './peek.js'
import {tableRows} from './table.js'

/** Short titles of the U.S. Code: its XML (USLM), or a table with `name`, `usc_title`, `usc_section`. */
export async function* readShortTitles(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  const laws = new LawTitles('uslm')
  if (first === '<') {
    for await (const event of readMarkup(all, 'xml', codeMarkup())) {
      if (!('kind' in event)) yield event
      else if (event.kind === 'short-title') {
        const said = laws.add(event.line, event.name, event.at && `${event.at.title} U.S.C. § ${event.at.section}`)
        if (said) yield said
      }
    }
  } else {
    for await (const event of tableRows(all, '\t', ['name', 'usc_title', 'usc_section'])) {
      if ('skipped' in event) yield event
      else {
        const {line, cells} = event.row
        const {name = '', usc_title: title = '', usc_section: section = ''} = cells
        const said = laws.add(line, name, title && section ? `${title} U.S.C. § ${section}` : undefined)
        if (said) yield said
      }
    }
  }
  yield* laws.entries()
}

/**
 * Sections in force: of the XML of the U.S. Code, where a repealed one has a
 * status, or of a table with `title` and `section`. `_2` marks a number given twice.
 */
export async function* readSections(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  if (first === '<') {
    for await (const event of readMarkup(all, 'xml', codeMarkup())) {
      if (!('kind' in event)) yield event
      else if (event.kind === 'section') yield event.live ? sectionEvent(event.line, event.at.title, event.at.section) : {passedOver: event.line}
    }
    return
  }
  for await (const event of tableRows(all, '\t', ['title', 'section'])) {
    if ('skipped' in event) yield event
    else yield sectionEvent(event.row.line, event.row.cells['title'] ?? '', event.row.cells['section'] ?? '')
  }
}

function sectionEvent(line: number, title: string, section: string): ImportEvent {
  if (!/^\d{1,2}a?$/.test(title) || !/^\d\S*$/.test(section)) return {skipped: {line, reason: `\`${title} ${section}\` is no section`}}
  return section.includes('_') ? {passedOver: line} : {taken: {list: 'sections', title, section}}
}

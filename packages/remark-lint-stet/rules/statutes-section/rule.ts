import {repairSection} from '@stet/core/compare/section-repair'
import {citationsLedger} from '@stet/core/resolve/citations'
import type {CodeSections} from '@stet/core/reference'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {findSlips, placeText, type NamedPlace, type NameSlip} from '../../src/name-slip.js'

export default createRule({
  id: 'statutes-section',
  summary: 'A section of the U.S. Code that is cited is a live section',
  severity: 'query',
  needsPack: true,
  detect(story) {
    const {sections} = story.settings.reference
    if (!sections) return []
    return findSlips(story, citedSections(story), (cited) => sectionSlip(cited, sections))
  }
})

interface CitedSection extends NamedPlace {
  readonly title: string
  readonly section: string
  /** Offset of the number in the block's text. */
  readonly sectionStart: number
}

/** Sections by title and number, and those cited by the name of a code that the packs have. */
function citedSections(story: Story): readonly CitedSection[] {
  const {codeSections, namedSections} = citationsLedger(story)
  const numbered = codeSections.filter(({cited}) => !cited.note).map(({block, cited}) => ({block, ...cited}))
  const named = namedSections.flatMap(({block, cited, reading}) => {
    const title = reading.kind === 'unknown' ? undefined : /^(\d+) U\.S\.C\.$/.exec(reading.code.citation ?? '')?.[1]
    if (title === undefined) return []
    const sectionStart = cited.start + block.content.text.slice(cited.start, cited.end).lastIndexOf(cited.section + cited.subsection)
    return [{block, start: cited.start, end: cited.end, title, section: cited.section, sectionStart}]
  })
  return [...numbered, ...named]
}

/** Titles that the Code keeps free. */
const reserved = new Set(['53'])

function sectionSlip(cited: CitedSection, sections: CodeSections): NameSlip | undefined {
  const live = sections.get(cited.title)
  if (!live) return sections.size < 40 || reserved.has(cited.title) ? undefined : noTitle(cited, sections)
  // `1701-1706` is one section or a range; its first number says enough.
  if ([cited.section, cited.section.toLowerCase(), cited.section.split('-')[0]!].some((each) => live.has(each))) return undefined
  return deadSection(cited, live)
}

function deadSection(cited: CitedSection, live: ReadonlySet<string>): NameSlip {
  const repaired = repairSection(cited.section, live)
  const text = placeText(cited)
  const at = cited.sectionStart - cited.start
  return {
    sentence: `\`${text}\` is no live section of Title ${cited.title} of the U.S. Code`,
    evidence: [
      `The packs have ${live.size} sections of Title ${cited.title}, and no \`${cited.section}\`: repealed, renumbered, or a slip.`,
      ...(repaired === undefined ? [] : [`\`${repaired}\` is one.`])
    ],
    instead: repaired === undefined ? [] : [text.slice(0, at) + repaired + text.slice(at + cited.section.length)]
  }
}

function noTitle(cited: CitedSection, sections: CodeSections): NameSlip {
  return {
    sentence: `\`${placeText(cited)}\` is of no title of the U.S. Code`,
    evidence: [`The packs have sections of ${sections.size} titles, and none of Title ${cited.title}.`],
    instead: []
  }
}

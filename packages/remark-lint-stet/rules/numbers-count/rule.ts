import {printNumber} from '@stet/core/compare/print-number'
import type {Finding} from '@stet/core/diagnostic'
import {countedNoun, isNumberedInHeadlines, type CountedNoun} from '@stet/core/find/counted-nouns'
import {findFigures} from '@stet/core/find/figures'
import {findCountedNames, type CountedNames} from '@stet/core/find/name-lists'
import {resolveCountedLists, type CountedList} from '@stet/core/resolve/counted-lists'
import {casualtyConflicts, type CasualtyConflict} from '@stet/core/resolve/casualties'
import {resolveLists} from '@stet/core/resolve/lists'
import {breakIn, resolveNumberedHeadings, type NumberedHeading} from '@stet/core/resolve/numbered-headings'
import type {Span} from '@stet/core/span'
import {isCompared, sourceSpan, type Block, type Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-count',
  summary: 'A count is the number of names, items or headings that follow',
  severity: 'warning',
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const list of findCountedNames(block.content)) {
        const {value} = list.counted.figure
        if (value < list.fewest || value > list.most) yield namesOtherNumber(block, list)
      }
    }
    for (const list of resolveCountedLists(story)) {
      if (list.counted.figure.value !== list.list.items) yield listsOtherNumber(list)
    }
    for (const run of resolveNumberedHeadings(story)) {
      const gap = breakIn(run)
      if (gap) yield headingOutOfOrder(run, gap.before, gap.at)
    }
    yield* headlineFindings(story)
    for (const conflict of casualtyConflicts(story)) yield toldOtherwise(conflict)
  }
})

/** *12 highlights of the budget* over a story that numbers eleven. */
function* headlineFindings(story: Story): Iterable<Finding> {
  const headline = story.blocks.find(({content}) => content.role === 'headline')
  const promise = headline && promiseOf(headline)
  if (!headline || !promise) return
  const runs = resolveNumberedHeadings(story).filter((run) => breakIn(run) === undefined)
  const [run] = runs
  if (runs.length === 1 && run) {
    const last = run.reduce((a, b) => (b.number > a.number ? b : a))
    if (run.length !== promise.figure.value) yield promisesOtherNumber(headline, promise, run.length, 'numbered headings', headingSpan(last))
    return
  }
  const lists = resolveLists(story).filter(({ordered, items}) => ordered && items >= 3)
  const [list] = lists
  if (runs.length === 0 && lists.length === 1 && list && list.items !== promise.figure.value) {
    yield promisesOtherNumber(headline, promise, list.items, 'numbered items', list.firstBlock.span)
  }
}

/** The count that opens the headline. */
function promiseOf(headline: Block): CountedNoun | undefined {
  const [first] = findFigures(headline.content)
  const opens = first && /^(?:top |the |my )?$/i.test(headline.content.text.slice(0, first.start))
  const counted = opens ? countedNoun(headline.content.text, first) : undefined
  return counted && counted.figure.value >= 3 && isNumberedInHeadlines(counted) ? counted : undefined
}

function namesOtherNumber(block: Block, {counted, start, end, names}: CountedNames): Finding {
  return {
    span: figureSpan(block, counted.figure),
    sentence: `${quoteCounted(block, counted)} is followed by ${names.length} names`,
    note: `Listed: ${names.join(' · ')}.`,
    related: [{span: sourceSpan(block, start, end), sentence: `${names.length} names here`}],
    suggestions: changeFigure(block, counted.figure, names.length)
  }
}

function listsOtherNumber({block, counted, list}: CountedList): Finding {
  return {
    span: figureSpan(block, counted.figure),
    sentence: `${quoteCounted(block, counted)} announces a list of ${list.items} items`,
    note: `The list has ${list.items} items.`,
    related: [{span: list.firstBlock.span, sentence: 'the list begins here'}],
    suggestions: changeFigure(block, counted.figure, list.items)
  }
}

function headingOutOfOrder(run: readonly NumberedHeading[], before: NumberedHeading, at: NumberedHeading): Finding {
  return {
    span: headingSpan(at),
    sentence: `\`${at.number}\` comes after \`${before.number}\` in the numbered headings`,
    note: `Numbered ${run.map(({number}) => number).join(', ')}.`,
    related: [{span: headingSpan(before), sentence: `\`${before.number}\` is the heading before`}]
  }
}

function promisesOtherNumber(headline: Block, counted: CountedNoun, count: number, what: string, related: Span): Finding {
  return {
    span: figureSpan(headline, counted.figure),
    sentence: `${quoteCounted(headline, counted)} is more or less than the ${count} ${what} of the story`,
    note: `The headline says ${printNumber(counted.figure.value)}, the story numbers ${count}.`,
    related: [{span: related, sentence: `one of the ${count} ${what}`}],
    suggestions: changeFigure(headline, counted.figure, count)
  }
}

function toldOtherwise({display, displayBlock, body, bodyBlock, what}: CasualtyConflict): Finding {
  return {
    span: figureSpan(displayBlock, display),
    severity: 'query',
    sentence: `${quoteFigure(displayBlock, display)} ${what} here, ${quoteFigure(bodyBlock, body)} in the body`,
    note: 'The body gives one number only.',
    related: [{span: figureSpan(bodyBlock, body), sentence: `${quoteFigure(bodyBlock, body)} ${what} here`}],
    suggestions: [...changeFigure(displayBlock, display, body.value), ...changeFigure(bodyBlock, body, display.value)]
  }
}

function quoteCounted(block: Block, {figure, end}: CountedNoun): string {
  return `\`${block.content.text.slice(figure.start, end)}\``
}

function headingSpan({block, start, end}: NumberedHeading): Span {
  return sourceSpan(block, start, end)
}

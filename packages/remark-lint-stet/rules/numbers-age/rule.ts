import type {Finding} from '@stet/core/diagnostic'
import {findLifespans, type Lifespan} from '@stet/core/find/ages'
import {ageConflicts, type PlacedAge} from '@stet/core/resolve/age-conflicts'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-age',
  summary: 'A person has one age, and the age that birth and death give',
  severity: 'warning',
  *detect(story) {
    for (const {first, second} of ageConflicts(story)) yield agedTwice(first, second)
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const lifespan of findLifespans(block.content, story.settings.lexicon)) {
        // Whether the birthday had passed is not told.
        if (Math.abs(yearsOf(lifespan) - lifespan.age.value) > 1) yield livedOtherwise(block, lifespan)
      }
    }
  }
})

function yearsOf({born, died}: Lifespan): number {
  return died.value - born.value
}

function agedTwice(first: PlacedAge, second: PlacedAge): Finding {
  const name = second.block.content.text.slice(second.age.nameStart, second.age.nameEnd)
  return {
    span: figureSpan(second.block, second.age.figure),
    sentence: `\`${name}\` is ${quoteFigure(second.block, second.age.figure)} here and ${quoteFigure(first.block, first.age.figure)} before`,
    note: `One name with the ages ${first.age.figure.value} and ${second.age.figure.value}.`,
    related: [
      {
        span: sourceSpan(first.block, Math.min(first.age.nameStart, first.age.figure.start), Math.max(first.age.nameEnd, first.age.figure.end)),
        sentence: `${quoteFigure(first.block, first.age.figure)} is the age here`
      }
    ],
    suggestions: [
      ...changeFigure(second.block, second.age.figure, first.age.figure.value),
      ...changeFigure(first.block, first.age.figure, second.age.figure.value)
    ]
  }
}

function livedOtherwise(block: Block, {born, died, age}: Lifespan): Finding {
  const years = died.value - born.value
  return {
    span: figureSpan(block, age),
    sentence: `${quoteFigure(block, age)} is not the age that ${quoteFigure(block, born)} and ${quoteFigure(block, died)} give`,
    note: `From ${born.value} to ${died.value} are ${years} years, or ${years - 1} before the birthday.`,
    related: [relatedFigure(block, born, 'the year of birth'), relatedFigure(block, died, 'the year of death')],
    suggestions: changeFigure(block, age, years)
  }
}

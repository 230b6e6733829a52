import type {Finding} from '@stet/core/diagnostic'
import {findVotes, type Vote} from '@stet/core/find/votes'
import {isCompared, type Block} from '@stet/core/story'
import * as z from 'zod'
import {createRule} from '../../src/create-rule.js'
import {figureSpan, figureText, quoteFigure, relatedFigure} from '../../src/figure-place.js'

const members: Readonly<Record<string, number>> = {'Supreme Court': 9, Senate: 101, House: 435}

export default createRule({
  id: 'numbers-vote',
  summary: 'A vote has no more votes than the body has members',
  severity: 'error',
  options: {
    defaults: {bodies: members},
    shape: () => ({
      bodies: z
        .record(z.string(), z.int().positive())
        .default(members)
        .describe('Members of the bodies that a story names without their size, the one who breaks a tie included')
    })
  },
  *detect(story, {bodies}) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const vote of findVotes(block.content)) {
        const total = vote.ayes.value + vote.noes.value
        if (vote.size) {
          if (total > vote.size.value) yield exceedsSize(block, vote, total)
          continue
        }
        const seats = vote.body && bodies[vote.body.name]
        if (seats !== undefined && total > seats && isNear(total, seats)) yield exceedsBody(block, vote, total, seats)
      }
    }
  }
})

/** A vote of another body of that name (a state's House) is far off, not a few over. */
function isNear(total: number, members: number): boolean {
  return total <= members + Math.max(2, members * 0.2)
}

function exceedsSize(block: Block, {ayes, noes, size}: Vote, total: number): Finding {
  return {
    span: {start: figureSpan(block, ayes).start, end: figureSpan(block, noes).end},
    sentence: `${quoteVote(block, ayes, noes)} has more votes than the ${quoteFigure(block, size!)} who could vote`,
    note: `${ayes.value} and ${noes.value} make ${total}.`,
    related: [relatedFigure(block, size!, 'the size of the body')]
  }
}

function exceedsBody(block: Block, {ayes, noes, body}: Vote, total: number, members: number): Finding {
  return {
    span: {start: figureSpan(block, ayes).start, end: figureSpan(block, noes).end},
    sentence: `${quoteVote(block, ayes, noes)} has more votes than the \`${body!.name}\` has members`,
    note: `${ayes.value} and ${noes.value} make ${total}; the ${body!.name} has ${members}.`
  }
}

function quoteVote(block: Block, ayes: Vote['ayes'], noes: Vote['noes']): string {
  return `\`${block.content.text.slice(ayes.start, noes.start)}${figureText(block, noes)}\``
}

import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findFigures, type Figure} from './figures.js'
import {findSentences, sentenceAt, type Sentence} from './sentences.js'
import {joinedWord, nextWord, previousWord, wordSet} from './words.js'

/** *7-2*, a vote, with the body that the same sentence names or sizes. */
export interface Vote {
  readonly ayes: Figure
  readonly noes: Figure
  /** *Supreme Court*, *Senate*: the national body, not a state's. */
  readonly body?: {readonly name: string}
  /** *seven-member board*, *all eight members*. */
  readonly size?: Figure
}

const votingWords = wordSet('vote votes voted decision ruling ruled split majority margin party along favor favour tally opinion')
const bodyNouns = wordSet('member judge justice seat person')
const members = wordSet('members judges justices commissioners councilors councillors senators lawmakers trustees aldermen jurors supervisors')

/** The votes of a block whose body the sentence names or sizes. */
export const findVotes = oncePer((content: BlockContent): readonly Vote[] => {
  const figures = findFigures(content)
  const {text} = content
  const votes: Vote[] = []
  for (const [index, ayes] of figures.entries()) {
    const noes = figures[index + 1]
    if (!noes || !isTally(text, ayes, noes)) continue
    const sentences = findSentences(content)
    const sentence = sentences[sentenceAt(sentences, ayes.start)]!
    if (!isVote(text, sentence, ayes, noes)) continue
    const size = sizeIn(text, sentence, figures, ayes)
    const body = size ? undefined : bodyIn(text.slice(sentence.start, sentence.end))
    if (size) votes.push({ayes, noes, size})
    else if (body) votes.push({ayes, noes, body})
  }
  return votes
})

function isTally(text: string, ayes: Figure, noes: Figure): boolean {
  if (ayes.kind !== 'number' || noes.kind !== 'number' || ayes.hedge !== undefined || noes.hedge !== undefined) return false
  if (ayes.range === 'first') return noes.range === 'last'
  return joinedWord(text, ayes.end)?.lower === 'to' && /^\s+to\s+$/.test(text.slice(ayes.end, noes.start)) && !ayes.words
}

function isVote(text: string, sentence: Sentence, ayes: Figure, noes: Figure): boolean {
  let word = joinedWord(text, noes.end)
  for (let words = 0; word && words < 3; words++, word = nextWord(text, word.end)) if (votingWords.has(word.lower)) return true
  word = previousWord(text, ayes.start)
  for (let words = 0; word && word.start >= sentence.start && words < 4; words++, word = previousWord(text, word.start)) {
    if (votingWords.has(word.lower)) return true
  }
  return false
}

/** *A seven-member board*; *all eight board members*. */
function sizeIn(text: string, sentence: Sentence, figures: readonly Figure[], ayes: Figure): Figure | undefined {
  for (const figure of figures) {
    if (figure.start >= sentence.end) return undefined
    if (figure.start < sentence.start || figure === ayes || figure.range || figure.kind !== 'number') continue
    const noun = joinedWord(text, figure.end)
    if (!noun) continue
    if (figure.compound && bodyNouns.has(noun.lower)) return figure
    const all = previousWord(text, figure.start)?.lower === 'all'
    const next = nextWord(text, noun.end)
    if (all && (members.has(noun.lower) || (next && members.has(next.lower)))) return figure
  }
  return undefined
}

/** Bodies of the union: no state's or other country's name stands before them. */
function bodyIn(sentence: string): {readonly name: string} | undefined {
  if (/\b(?:[Cc]ommittee|[Ss]ubcommittee|Commons|Lords|Parliament|Assembly|[Ss]tate)\b/.test(sentence)) return undefined
  const match = /(?:^|\b([A-Za-z.’']+)\s)(Supreme Court|Senate|House)\b(?! of (?!Representatives))/.exec(sentence)
  if (!match) return undefined
  const before = match[1]
  const foreign = before !== undefined && /^[A-Z]/.test(before) && !/^(?:The|A|In|On|U\.S\.?|US|Republican|Democratic|GOP-led)$/.test(before)
  return foreign || (before !== undefined && /[’']s$/.test(before)) ? undefined : {name: match[2]!}
}

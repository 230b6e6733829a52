import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {NameWord, type Lexicon} from '../lexicon.js'
import {OffsetMapBuilder} from '../offset-map.js'
import {Reference} from '../reference.js'
import {blockSeparator, createStory, type Block, type BlockRole, type Story} from '../story.js'
import {resolveQuotationVariants} from './quotation-variants.js'
import {resolveQuotations, textOfQuotation, wordsOf} from './quotations.js'

const lexicon: Lexicon = {
  version: '0',
  wordSize: () => 10,
  surnameRank: () => 0,
  givenNameRank: (form) => (form === 'ann' || form === 'peter' ? 1 : 0),
  givenNameGender: () => undefined,
  nicknames: () => [],
  nameWord: (form) => (form === 'said' ? NameWord.speechVerb : 0)
}

type Paragraph = string | readonly [role: BlockRole, text: string]

function storyOf(...paragraphs: readonly Paragraph[]): Story {
  let start = 0
  const blocks = paragraphs.map((paragraph, index): Block => {
    const [role, text] = typeof paragraph === 'string' ? (['body', paragraph] as const) : paragraph
    const map = new OffsetMapBuilder()
    map.verbatim(0, text.length)
    const span = {start, end: start + text.length}
    start = span.end + blockSeparator.length
    const content = {kind: 'paragraph', role, text, map: map.build(), links: []} as const
    return {index, content, span, textStart: span.start, ...(role === 'block-quote' ? {quote: 1} : {})}
  })
  const source = blocks.map(({content}) => content.text).join(blockSeparator)
  const settings = {lexicon, reference: Reference.empty, dateKeys: [], accept: []}
  return createStory({source, format: 'text', blocks, frontMatter: {}, standing: []}, settings)
}

const quoted = (story: Story): readonly string[] => resolveQuotations(story).quotations.map(textOfQuotation)

describe('resolveQuotations', () => {
  const cases: ReadonlyArray<readonly [name: string, paragraphs: readonly Paragraph[], quotations: readonly string[]]> = [
    ['curly and straight', ['“One fish,” he said. "Two fish," she said.'], ['One fish,', 'Two fish,']],
    ['nested, American', ['“He said ‘no more’ and left,” she said.'], ['He said ‘no more’ and left,', 'no more']],
    ['nested, straight', [`"He said 'no more' and left," she said.`], [`He said 'no more' and left,`, 'no more']],
    ['British', ['‘The crew’s “own” boat’, he said.'], ['The crew’s “own” boat', 'own']],
    ['apostrophes', ['The crews’ boats of ’98 aren’t theirs.', "rock 'n' roll and the '90s, the Joneses'"], []],
    ['inches', ['A 15" screen and "a 12" board, he said," and a 3" nail.'], ['a 12" board, he said,']],
    ['paragraphs that reopen', ['He said: “First.', '“Second.', '“Third.” Then he left “soon.”'], ['First. Second. Third.', 'soon.']],
    ['a credit between', ['He said: “First.', ['caption', 'Photo: “The pier”'], '“Second.”'], ['First. Second.', 'The pier']],
    ['a paragraph that does not reopen', ['He said: “First.', 'Then “he left.”'], ['First.', 'he left.']],
    ['a block quote', [['block-quote', 'The pier is closed.'], ['block-quote', 'It stays so. — Ann Dreesen']], ['The pier is closed. It stays so']],
    ['a headline', [['headline', "Dreesen: 'We will not stop'"]], ['We will not stop']],
    ['typewriter marks', ["''No more,'' she said, \"and no less,'' and left. “So,’’ he said."], ['No more,', 'and no less,', 'So,']],
    ['lines of one block', ['“First.\n“Second.”'], ['First.\n“Second.']],
    ['attributes', ['See the list{:target="_blank"} for “more.”'], ['more.']],
    ['wrong glyphs', ['He said ”No more,“ and left.'], ['No more,']]
  ]
  for (const [name, paragraphs, quotations] of cases) {
    it(`pairs ${name}`, () => expect(quoted(storyOf(...paragraphs))).toEqual(quotations))
  }

  it('tells speech, titles and terms apart', () => {
    const story = storyOf('The “so-called” plan in “The Long Road Home” is “of no use now,” he said.')
    expect(resolveQuotations(story).quotations.map(({kind}) => kind)).toEqual(['term', 'title', 'speech'])
    const listed = storyOf(['block-quote', 'Never Put Hints Inside Boxes'])
    expect(resolveQuotations(listed).quotations.map(({kind}) => kind)).toEqual(['title'])
  })

  it('gives exact offsets for any text', () => {
    const piece = fc.constantFrom('“', '”', '"', '‘', '’', "'", ' ', ' ', 'a', 'Word', '5', '. ', ',', '—', '😀', '[x]', '…')
    fc.assert(
      fc.property(fc.array(fc.array(piece, {maxLength: 30}).map((parts) => parts.join('')), {maxLength: 4}), (paragraphs) => {
        for (const quotation of resolveQuotations(storyOf(...paragraphs)).quotations) {
          for (const {block, start, end, outerStart, outerEnd} of quotation.pieces) {
            expect(outerStart).toBeLessThan(start)
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(outerEnd)
            expect(outerEnd).toBeLessThanOrEqual(block.content.text.length)
            expect('“”"‘\'').toContain(block.content.text[outerStart])
          }
          for (const {piece: {block}, start, end, kind} of wordsOf(quotation)) {
            expect(end).toBeGreaterThan(start)
            if (kind === 'word') expect(block.content.text.slice(start, end)).toMatch(/^[$£€]?[\p{L}\p{N}]|^%/u)
          }
        }
      })
    )
  })
})

const speech = (
  'the harbor master told every crew that pilings under north pier had rotted and boats must leave before winter ' +
  'storms return because nobody could promise repairs while council argued about money for new timber'
).split(' ')

describe('resolveQuotationVariants', () => {
  it('is silent on any exact excerpt, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(speech.length - 4), fc.integer({min: 3, max: 31}), fc.constantFrom('body', 'caption', 'headline'), (from, length, role) => {
        const excerpt = speech.slice(from, from + length).join(' ')
        const story = storyOf(`“${speech.join(' ')},” she said.`, [role as BlockRole, `The notice says “${excerpt}.”`])
        expect(resolveQuotationVariants(story)).toEqual([])
      })
    )
  })

  it('finds any one word changed, left out or added among fourteen', () => {
    fc.assert(
      fc.property(fc.nat(speech.length - 14), fc.integer({min: 1, max: 12}), fc.constantFrom('change', 'drop', 'add'), (from, at, kind) => {
        const words = speech.slice(from, from + 14)
        words.splice(at, kind === 'add' ? 0 : 1, ...(kind === 'drop' ? [] : ['lanterns']))
        const variants = resolveQuotationVariants(storyOf(`“${speech.join(' ')},” she said.`, `The notice says “${words.join(' ')}.”`))
        expect(variants).toHaveLength(1)
        expect(variants[0]!.difference.differences).toBe(1)
      })
    )
  })

  it('reports a wording once, however often both are printed', () => {
    const paragraphs = Array.from({length: 200}, (_, index) => `“The north pier will close in ${index % 2 ? 'March' : 'April'} this year,” he said.`)
    const variants = resolveQuotationVariants(storyOf(...paragraphs))
    expect(variants).toHaveLength(1)
    expect(variants[0]!.later.quotations).toHaveLength(100)
  })

  it('is linear on marks that never close and on refrains', () => {
    const start = performance.now()
    resolveQuotationVariants(storyOf('“'.repeat(100_000)))
    resolveQuotationVariants(storyOf('" '.repeat(50_000)))
    resolveQuotationVariants(storyOf("‘a ".repeat(33_000)))
    resolveQuotationVariants(storyOf('“[(“'.repeat(25_000)))
    const refrain = Array.from({length: 1500}, (_, index) => `“The north pier will close before winter storms ${index}.”`)
    resolveQuotationVariants(storyOf(...refrain))
    resolveQuotationVariants(storyOf(refrain.join(' ')))
    expect(performance.now() - start).toBeLessThan(12_000)
  })
})

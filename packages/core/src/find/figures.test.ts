import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {roundingInterval} from '../compare/rounding-interval.js'
import {printNumber, spellNumber} from '../compare/print-number.js'
import {scanFigures, type Figure} from './figures.js'

function shown(text: string): readonly string[] {
  return scanFigures(text).map((figure) => describeFigure(text, figure))
}

/** `47,000=47000`, with kind, currency, hedge and range when there are any. */
function describeFigure(text: string, figure: Figure): string {
  const parts = [`${text.slice(figure.start, figure.end)}=${Number(figure.value.toPrecision(12))}`]
  if (figure.kind !== 'number') parts.push(figure.kind)
  if (figure.currency) parts.push(figure.currency)
  if (figure.hedge) parts.push(figure.hedge)
  if (figure.range) parts.push(figure.range)
  return parts.join(' ')
}

describe('scanFigures', () => {
  it.each([
    ['47,000 of the 1.28 million crates', ['47,000=47000', '1.28 million=1280000']],
    ['$1.3m and £2bn, A$5, US$3.4 billion, Rs 500', ['$1.3m=1300000 money USD', '£2bn=2000000000 money GBP', 'A$5=5 money AUD', 'US$3.4 billion=3400000000 money USD', 'Rs 500=500 money INR']],
    ['5 million euros, 12 cents, 9 pence, 4 U.S. dollars', ['5 million euros=5000000 money EUR', '12 cents=12 money cents', '9 pence=9 money pence', '4 U.S. dollars=4 money USD']],
    ['USD 500 and 300 EUR', ['USD 500=500 money USD', '300 EUR=300 money EUR']],
    ['2%, 12 per cent, 3.5 percent', ['2%=2 percent', '12 per cent=12 percent', '3.5 percent=3.5 percent']],
    ['two percentage points, 3 percentage-points', ['two percentage points=2 points', '3 percentage-points=3 points']],
    ['half a million, a dozen, two dozen, a hundred', ['half a million=500000', 'a dozen=12', 'two dozen=24', 'a hundred=100']],
    ['seven hundred and twenty-one thousand twelve', ['seven hundred and twenty-one thousand twelve=721012']],
    ['between one hundred and two hundred', ['one hundred=100', 'two hundred=200']],
    ['two and a half million, five-and-a-half years', ['two and a half million=2500000', 'five-and-a-half=5.5']],
    ['two-thirds of the 1,204, half the town', ['two-thirds=0.666666666667 fraction', '1,204=1204', 'half=0.5 fraction']],
    ['three quarters in a row', ['three=3']],
    ['the 21st and the twenty-first', ['21st=21 ordinal', 'twenty-first=21 ordinal']],
    ['about 40, more than 50, no more than five, up to 60%, 70 or so, 80-plus', [
      '40=40 about', '50=50 over', 'five=5 under', '60%=60 percent under', '70=70 about', '80=80 over'
    ]],
    ['nearly a third of it', ['a third=0.333333333333 fraction under']],
    ['10-12 percent, 52–49', ['10=10 first', '12 percent=12 percent last', '52=52 first', '49=49 last']],
    ['in 2019 and 1850', ['2019=2019 year', '1850=1850 year']],
    ['−5% and -40 F', ['−5%=-5 percent', '-40=-40']],
    ['a 5km run, 26ft high', ['5=5', '26=26']],
    ['12,34,567 rupees', ['12,34,567 rupees=1234567 money INR']],
    ['$110,00', ['$110,00=11000 malformed USD']]
  ])('reads %s', (text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  it.each([
    'an F-16, COVID-19, a 3G phone, the A4, B12 and H2O',
    'Section 702, No. 1, Flight 93, Route 66, Title 9, Windows 10, the Boeing 737',
    'v2.0.1, 192.168.0.1, on 9/11, open 24/7, 2024-11-20',
    '555-1234, 1-800-555-1234, (202) 555-1234',
    'at 16:30, 8.30am, 9 p.m., ten o’clock',
    'on Jan. 5, 5 March and the 5th of May',
    'in the 1990s and the ’90s, §6103, #3, note [12]',
    '1 1/2 cups, 3/4 inch, 2½ hours, 5\'6" tall'
  ])('finds no quantity in %s', (text) => {
    expect(shown(text)).toEqual([])
  })

  const scales: ReadonlyArray<readonly [string, number]> = [['', 1], [' thousand', 1e3], [' million', 1e6], [' billion', 1e9], [' trillion', 1e12]]

  it('reads what was printed back, and its interval holds the value', () => {
    const number = fc.record({
      mantissa: fc.integer({min: 1, max: 9_999_999}),
      decimals: fc.integer({min: 0, max: 3}),
      scale: fc.constantFrom(...scales),
      before: fc.constantFrom('It cost $', 'They counted ', 'some £', 'about ', '(')
    })
    fc.assert(
      fc.property(number, ({mantissa, decimals, scale: [word, scale], before}) => {
        const value = mantissa / 10 ** decimals
        const text = `${before}${printNumber(value, decimals)}${word} crates`
        const [figure] = scanFigures(text)
        // A bare numeral of that size is a year.
        fc.pre(figure?.kind !== 'year')
        expect(figure!.value).toBeCloseTo(value * scale, 3)
        const interval = roundingInterval(figure!)
        expect(interval.low).toBeLessThanOrEqual(figure!.value)
        expect(interval.high).toBeGreaterThanOrEqual(figure!.value)
        expect(text.slice(figure!.numeral.start, figure!.numeral.end)).toBe(printNumber(value, decimals))
      })
    )
  })

  it('reads words back', () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 999}), (value) => {
        const text = `They saw ${spellNumber(value)!} boats`
        expect(scanFigures(text).map((figure) => figure.value)).toEqual([value])
      })
    )
  })

  it('keeps spans in order and inside the text', () => {
    const pieces = fc.constantFrom('47', ',', '000', '.', '-', '–', '%', '$', ' ', 'million', 'one', 'and', 'a', 'half', 'hundred', 'of', 'twenty', '/', ':', '’', '[', ']', 'F', 'st', 'ü', '😀')
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 30}), (parts) => {
        const text = parts.join('')
        let last = 0
        for (const figure of scanFigures(text)) {
          expect(figure.start).toBeGreaterThanOrEqual(last)
          expect(figure.end).toBeGreaterThan(figure.start)
          expect(figure.end).toBeLessThanOrEqual(text.length)
          expect(figure.numeral.start).toBeGreaterThanOrEqual(figure.start)
          expect(figure.numeral.end).toBeLessThanOrEqual(figure.end)
          expect(figure.phraseStart).toBeLessThanOrEqual(figure.start)
          expect(figure.phraseEnd).toBeGreaterThanOrEqual(figure.end)
          last = figure.end
        }
      })
    )
  })

  it.each(['1', '1,', '1.', '1-', 'one ', 'a half ', 'hundred and ', '$1,0 ', '((', 'A4', '1/2 '])('takes time in line with a text of %j', (piece) => {
    const text = piece.repeat(400_000 / piece.length)
    const start = performance.now()
    scanFigures(text)
    // A pass takes tenths of a second on a busy machine; a square of the length would take minutes.
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

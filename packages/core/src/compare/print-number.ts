import type {Figure} from '../find/figures.js'

/** Prints a number the way copy does: thousands grouped, `decimals` places. */
export function printNumber(value: number, decimals = 0): string {
  const [integer, fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = integer!.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = value < 0 && /[1-9]/.test(integer! + (fraction ?? '')) ? '-' : ''
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`)
}

/** Prints a number with as many decimals as tell it apart, two at most: `3.7`, `0.36`, `12`. */
export function printShort(value: number): string {
  const decimals = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 1 ? 2 : 1
  const printed = printNumber(value, decimals)
  return printed.includes('.') ? printed.replace(/\.?0+$/, '') : printed
}

/** A figure with its scale applied: 1,280,000 for *1.28 million*. */
export function amountOf({value, mantissa, scale}: Figure): string {
  return printNumber(value, scale === 1 ? decimalsOf(mantissa) : 0)
}

/** Decimals of a numeral as printed: 2 for `1.28`. */
export function decimalsOf(mantissa: string): number {
  const point = mantissa.indexOf('.')
  return point < 0 ? 0 : mantissa.length - point - 1
}

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
).split(' ')
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number below 1,000 in words; undefined for any other. */
export function spellNumber(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value >= 1000) return undefined
  if (value < 20) return small[value]
  if (value < 100) return tens[Math.floor(value / 10)]! + (value % 10 === 0 ? '' : `-${small[value % 10]!}`)
  const hundreds = `${small[Math.floor(value / 100)]!} hundred`
  return value % 100 === 0 ? hundreds : `${hundreds} ${spellNumber(value % 100)!}`
}

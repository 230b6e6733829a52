import {isBlank, joinedWord, previousWord, type Word} from './words.js'

/** ISO 4217 code, or the name of a minor unit that several currencies share. */
export type Currency = string

const signs = new Map<string, Currency>([
  ['$', 'USD'], ['£', 'GBP'], ['€', 'EUR'], ['¥', 'JPY'], ['₹', 'INR'], ['₩', 'KRW'], ['₽', 'RUB'], ['₪', 'ILS'], ['₺', 'TRY'],
  ['₦', 'NGN'], ['₱', 'PHP'], ['₫', 'VND'], ['฿', 'THB']
])

const dollarPrefixes = new Map<string, Currency>([
  ['US', 'USD'], ['A', 'AUD'], ['AU', 'AUD'], ['C', 'CAD'], ['CA', 'CAD'], ['NZ', 'NZD'], ['HK', 'HKD'], ['S', 'SGD'], ['R', 'BRL'],
  ['NT', 'TWD'], ['Z', 'ZWD']
])

const isoCodes = new Set(
  ('USD EUR GBP JPY CNY INR AUD CAD CHF NZD HKD SGD SEK NOK DKK KRW RUB BRL MXN ZAR TRY PLN CZK HUF ILS AED SAR THB MYR IDR PHP ' +
    'TWD ARS CLP COP EGP NGN KES PKR VND UAH').split(' ')
)

const nouns = new Map<string, Currency>([
  ['dollar', 'USD'], ['dollars', 'USD'], ['euro', 'EUR'], ['euros', 'EUR'], ['yen', 'JPY'], ['yuan', 'CNY'], ['renminbi', 'CNY'],
  ['rupee', 'INR'], ['rupees', 'INR'], ['ruble', 'RUB'], ['rubles', 'RUB'], ['rouble', 'RUB'], ['roubles', 'RUB'], ['won', 'KRW'],
  ['franc', 'CHF'], ['francs', 'CHF'], ['krona', 'SEK'], ['kronor', 'SEK'], ['krone', 'NOK'], ['kroner', 'NOK'], ['shekel', 'ILS'],
  ['shekels', 'ILS'], ['peso', 'MXN'], ['pesos', 'MXN'], ['rand', 'ZAR'], ['pence', 'pence'], ['cent', 'cents'], ['cents', 'cents']
])

/** The currency printed right before a numeral, and where it starts. */
export function currencyBefore(text: string, at: number): {readonly start: number; readonly currency: Currency} | undefined {
  const from = isBlank(text.charCodeAt(at - 1)) ? at - 1 : at
  const sign = signs.get(text[from - 1] ?? '')
  if (sign !== undefined) {
    if (text[from - 1] !== '$') return {start: from - 1, currency: sign}
    const prefix = previousWord(text, from - 1)
    const written = prefix && prefix.end === from - 1 ? text.slice(prefix.start, prefix.end) : ''
    const dollars = dollarPrefixes.get(written)
    return dollars === undefined ? {start: from - 1, currency: sign} : {start: prefix!.start, currency: dollars}
  }
  const code = previousWord(text, at)
  if (!code) return undefined
  const written = text.slice(code.start, code.end)
  if (isoCodes.has(written)) return {start: code.start, currency: written}
  return written === 'Rs' || written === 'Re' ? {start: code.start, currency: 'INR'} : undefined
}

/** The currency named right after a figure: *5 million euros*, *12 cents*, *300 USD*, *5 U.S. dollars*. */
export function currencyAfter(text: string, at: number): {readonly end: number; readonly currency: Currency} | undefined {
  let word: Word | undefined = joinedWord(text, at)
  if (!word) return undefined
  if (text.startsWith('U.S.', word.start)) word = joinedWord(text, word.start + 4)
  else if (countries.has(word.lower)) {
    const country = word
    word = joinedWord(text, country.end)
    const named = word && nouns.get(word.lower)
    return word && named !== undefined ? {end: word.end, currency: ofCountry(country.lower, named)} : undefined
  }
  if (!word) return undefined
  const named = nouns.get(word.lower)
  if (named !== undefined) return {end: word.end, currency: named}
  const written = text.slice(word.start, word.end)
  return isoCodes.has(written) ? {end: word.end, currency: written} : undefined
}

const countries = new Map<string, Currency>([
  ['australian', 'AUD'], ['canadian', 'CAD'], ['us', 'USD'], ['american', 'USD'], ['singapore', 'SGD'], ['swiss', 'CHF'], ['norwegian', 'NOK'],
  ['swedish', 'SEK'], ['danish', 'DKK'], ['japanese', 'JPY'], ['chinese', 'CNY'], ['indian', 'INR'], ['russian', 'RUB'], ['israeli', 'ILS'],
  ['mexican', 'MXN'], ['argentine', 'ARS'], ['colombian', 'COP'], ['chilean', 'CLP'], ['philippine', 'PHP']
])

function ofCountry(country: string, named: Currency): Currency {
  return named === 'cents' || named === 'pence' ? named : countries.get(country)!
}

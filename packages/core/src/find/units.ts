import {isBlank, joinedWord, wordAt} from './words.js'

export type Dimension = 'length' | 'area' | 'volume' | 'mass' | 'speed' | 'temperature' | 'energy' | 'power' | 'data'

/** A unit of measure. `factors` hold every size the name is used for (U.S. and imperial gallon), in the SI unit of the dimension. */
export interface Unit {
  readonly dimension: Dimension
  readonly factors: readonly number[]
  /** Equal for names of one unit: `mile`, `miles`, `mi`. */
  readonly name: string
  /** Degrees Fahrenheit: the scale has another zero. */
  readonly fahrenheit?: boolean
}

/** A unit printed after a figure. */
export interface UnitUse {
  readonly start: number
  readonly end: number
  readonly unit: Unit
}

const byWord = new Map<string, Unit>()
const bySymbol = new Map<string, Unit>()

function define(dimension: Dimension, names: string, symbols: string, ...factors: number[]): void {
  const words = names.split('|').filter(Boolean)
  const unit = {dimension, factors, name: words[0] ?? symbols}
  for (const word of words) byWord.set(word, unit)
  for (const symbol of symbols.split('|').filter(Boolean)) bySymbol.set(symbol, unit)
}

const foot = 0.3048
const mile = 1609.344
const pound = 0.45359237

define('length', 'millimeter|millimeters|millimetre|millimetres', 'mm', 0.001)
define('length', 'centimeter|centimeters|centimetre|centimetres', 'cm', 0.01)
define('length', 'meter|meters|metre|metres', 'm', 1)
define('length', 'kilometer|kilometers|kilometre|kilometres|kilometers', 'km|kms', 1000)
define('length', 'inch|inches', 'in.', 0.0254)
define('length', 'foot|feet', 'ft|ft.', foot)
define('length', 'yard|yards', 'yd|yds', 0.9144)
define('length', 'mile|miles', 'mi|mi.', mile)
define('length', 'nautical mile|nautical miles', 'nm|nmi', 1852)
define('area', 'square foot|square feet', 'sq ft|sq. ft.|sq. feet|sq feet', foot ** 2)
define('area', 'square meter|square meters|square metre|square metres', 'sq m|sq. m|m²', 1)
define('area', 'square mile|square miles', 'sq mi|sq. mi.|sq miles|sq. miles', mile ** 2)
define('area', 'square kilometer|square kilometers|square kilometre|square kilometres', 'sq km|sq. km|sq.km|km²', 1e6)
define('area', 'acre|acres', '', 4046.8564224)
define('area', 'hectare|hectares', 'ha', 10_000)
define('volume', 'liter|liters|litre|litres', 'L|l', 0.001)
define('volume', 'milliliter|milliliters|millilitre|millilitres', 'ml|mL', 1e-6)
define('volume', 'gallon|gallons', 'gal', 0.003785411784, 0.00454609)
define('volume', 'pint|pints', '', 0.000473176473, 0.00056826125)
define('volume', 'quart|quarts', '', 0.000946352946, 0.0011365225)
define('volume', 'fluid ounce|fluid ounces', 'fl oz', 0.0000295735295625, 0.0000284130625)
define('volume', 'cubic meter|cubic meters|cubic metre|cubic metres', 'm³', 1)
define('volume', 'cubic foot|cubic feet', 'cu ft|cu. ft.', foot ** 3)
define('volume', 'cubic yard|cubic yards', '', 0.9144 ** 3)
define('mass', 'milligram|milligrams', 'mg', 1e-6)
define('mass', 'gram|grams', 'g', 0.001)
define('mass', 'kilogram|kilograms|kilo|kilos', 'kg|kgs', 1)
define('mass', 'ounce|ounces', 'oz', 0.028349523125)
define('mass', 'pound|pounds', 'lb|lbs|lb.|lbs.', pound)
define('mass', 'stone', '', 14 * pound)
define('mass', 'ton|tons', '', 2000 * pound, 1000, 2240 * pound)
define('mass', 'tonne|tonnes|metric ton|metric tons', 't', 1000)
define('speed', 'mile per hour|miles per hour|miles an hour', 'mph', mile / 3600)
define('speed', 'kilometer per hour|kilometers per hour|kilometre per hour|kilometres per hour|kilometers an hour|kilometres an hour', 'km/h|kph|kmh|kmph', 1 / 3.6)
define('speed', 'knot|knots', 'kt|kts', 1852 / 3600)
define('speed', 'meter per second|meters per second|metres per second', 'm/s', 1)
define('temperature', 'degree Celsius|degrees celsius|degrees c|celsius', '°C|C|º C', 1)
define('energy', 'kilowatt-hour|kilowatt-hours|kilowatt hours', 'kWh', 3.6e6)
define('energy', 'megawatt-hour|megawatt-hours|megawatt hours', 'MWh', 3.6e9)
define('power', 'kilowatt|kilowatts', 'kW', 1e3)
define('power', 'megawatt|megawatts', 'MW', 1e6)
define('power', 'gigawatt|gigawatts', 'GW', 1e9)
define('power', 'horsepower', 'hp|bhp', 745.699872, 735.49875)
define('data', 'megabyte|megabytes', 'MB', 1e6)
define('data', 'gigabyte|gigabytes', 'GB', 1e9)
define('data', 'terabyte|terabytes', 'TB', 1e12)

const degreesFahrenheit: Unit = {dimension: 'temperature', factors: [5 / 9], name: 'degree Fahrenheit', fahrenheit: true}
for (const word of ['degrees fahrenheit', 'degree fahrenheit', 'degrees f', 'fahrenheit']) byWord.set(word, degreesFahrenheit)
for (const symbol of ['°F', 'F', 'º F']) bySymbol.set(symbol, degreesFahrenheit)

/** First words of names of several words, so that most figures cost one look-up. */
const firstWords = new Set([...byWord.keys(), ...bySymbol.keys()].map((name) => name.split(/[ -]/)[0]!.toLowerCase()))
const longestName = 3

/** The unit symbol written without a blank after digits: `5km`, `26ft`. */
export function gluedUnit(symbol: string): Unit | undefined {
  return symbol.length === 1 && symbol !== 'C' && symbol !== 'F' ? undefined : bySymbol.get(symbol)
}

/** The unit after a figure that ends at `at`, blank, hyphen or nothing between. */
export function unitAfter(text: string, at: number): UnitUse | undefined {
  const code = text.charCodeAt(at)
  const start = isBlank(code) || code === 0x2d ? at + 1 : at
  const sign = text[start]
  if (sign === '°' || sign === 'º') return degreeAfter(text, start)
  const first = wordAt(text, start)
  if (!first || !firstWords.has(first.lower)) return undefined
  let end = first.end
  let found: UnitUse | undefined
  for (let words = 1; words <= longestName; words++) {
    const written = text.slice(start, end)
    const unit = byWord.get(written.toLowerCase()) ?? (start === at ? gluedUnit(written) : symbolAlone(text, written, end))
    const closed = unit && text[end] === '²' ? bySymbol.get(`${written}²`) : unit
    if (closed) found = {start, end: text[end] === '²' ? end + 1 : end, unit: closed}
    const slash = text[end] === '/' ? wordAt(text, end + 1) : undefined
    const perTime = slash && bySymbol.get(`${written}/${text.slice(slash.start, slash.end)}`)
    if (slash) return perTime ? {start, end: slash.end, unit: perTime} : undefined
    const next = text[end] === '.' ? joinedWord(text, end + 1) : joinedWord(text, end)
    if (!next) break
    end = next.end
  }
  return found
}

/** A symbol after a blank; `3 C-sections` has none, and *in* is an inch only with its period. */
function symbolAlone(text: string, written: string, end: number): Unit | undefined {
  if (text[end] === '.') return bySymbol.get(`${written}.`) ?? bySymbol.get(written)
  return text[end] === '-' ? undefined : bySymbol.get(written)
}

function degreeAfter(text: string, start: number): UnitUse | undefined {
  const at = text[start + 1] === ' ' ? start + 2 : start + 1
  const word = wordAt(text, at)
  if (word?.end !== at + 1) return undefined
  const unit = word.lower === 'f' ? degreesFahrenheit : word.lower === 'c' ? bySymbol.get('°C') : undefined
  return unit && {start, end: word.end, unit}
}

/** Whether two names are of one unit. */
export function isSameUnit(a: Unit, b: Unit): boolean {
  return a.name === b.name
}

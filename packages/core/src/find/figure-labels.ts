import {isBlank, isLetter, joinedWord, nextWord, previousWord, wordAt, wordSet} from './words.js'

/** Words before a numeral that make it a name, in lower case as well. */
const labelWords = wordSet(
  'no nos number numbers nr section sections sec article articles chapter chapters page pages pp verse paragraph clause route highway interstate ' +
    'flight gate channel room suite apartment apt apollo volume vol figure fig table exhibit appendix docket proposition resolution amendment ' +
    'psalm version model serial code extension ext area zip box hwy rte'
)

/** Words that do so with a capital: *Group 7* but *the group 7 said*. */
const capitalLabels = wordSet(
  'act bill rule rules form group grade level tier type class category division unit block lot phase part stage round game week day step tip lesson ' +
    'question myth item issue episode season series count measure district precinct ward region zone track lane line terminal pier platform bus ' +
    'train case order title schedule annex protocol task mission formula windows ios android office radio net studio platform world super bowl ' +
    'final top big g formation company battalion brigade squadron engine ladder hole heat pool matchday lap play version'
)

const months = wordSet(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'
)

/** Whether the bare numeral `[start, end)` is part of a name: *Section 702*, *Windows 10*. */
export function isLabelled(text: string, start: number, end: number): boolean {
  const before = previousWord(text, start)
  if (!before) return false
  if (labelWords.has(before.lower)) return true
  const first = text.charCodeAt(before.start)
  const capital = first >= 65 && first <= 90
  if (!capital || text[before.end] === '.') return false
  if (capitalLabels.has(before.lower)) return true
  return isNamePart(text, before.start) && !isLetter(text.charCodeAt(end + 1))
}

/** A capital word that does not open its sentence: *an iPhone 6*, *the Boeing 737*. */
function isNamePart(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--
  const before = text[at]
  return at >= 0 && (isLetter(text.charCodeAt(at)) || before === ',')
}

/** Whether a small number is the day in *Jan. 5*, *5 January*, *the 5th of May*. */
export function isDayOfMonth(text: string, start: number, end: number, value: number): boolean {
  if (value < 1 || value > 31 || !Number.isInteger(value)) return false
  const before = previousWord(text, start)
  if (before && months.has(before.lower) && isCapital(text, before.start)) return true
  let after = joinedWord(text, end)
  if (after?.lower === 'of') after = joinedWord(text, after.end)
  return after !== undefined && months.has(after.lower) && isCapital(text, after.start)
}

/** Whether an ASCII capital stands at `at`. */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90
}

/** Whether *a.m.*, *p.m.* or *o’clock* follows. */
export function isClockTime(text: string, end: number): boolean {
  const word = nextWord(text, end) ?? wordAt(text, end)
  if (!word) return false
  if (word.lower === 'am' || word.lower === 'pm') return true
  if (word.lower.startsWith('o’clock') || word.lower.startsWith("o'clock")) return true
  return (word.lower === 'a' || word.lower === 'p') && /^\.\s?m\b/.test(text.slice(word.end, word.end + 4))
}

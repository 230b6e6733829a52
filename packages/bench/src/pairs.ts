import {lintDocuments, type Document} from './lint-documents.js'
import {nearPairs, type NearPair} from './near-surnames.js'
import {line} from './print-accuracy.js'
import {isAlarm} from './score-cases.js'

export const pairsUsage = `pairs
  Two people with near surnames, both introduced: none may be reported.`

type Frame = (a: readonly [string, string], b: readonly [string, string]) => string

/** Stories two people can meet in. Each introduces both by full name and comes back to both by surname. */
const frames: Readonly<Record<string, Frame>> = {
  council: ([given, surname], [otherGiven, other]) =>
    `The planning board split on Monday over a grocery store at Fourth and Elm. Board member ${given} ${surname} called the ` +
    `parking plan thin. Architect ${otherGiven} ${other} told the board that the lot would never be full.\n\n` +
    `“I have parked there on a Saturday,” ${surname} said. “It was full by nine.”\n\n` +
    `${other} said a count in June had found 40 empty spaces. ${surname} asked who had counted. ${other} said a student had.\n\n` +
    `The board will take the matter up again next month, when ${other} is to bring new drawings.\n`,
  court: ([given, surname], [otherGiven, other]) =>
    `${given} ${surname}, 44, pleaded not guilty on Friday to taking $12,000 from a youth soccer league. Assistant ` +
    `prosecutor ${otherGiven} ${other} asked for bail of $5,000.\n\n` +
    `${surname} kept the league’s books for six years, ${other} told the court. The judge set bail at $2,500 and ` +
    `ordered that ${surname} surrender a passport.\n`,
  race: ([given, surname], [otherGiven, other]) =>
    `${surname} wins by a stride\n\n${given} ${surname} passed ${otherGiven} ${other} on the last hill to win the Harbor Mile in 4:31.\n\n` +
    `It was the third win for ${surname}, who ran for Tilden High School. ${other}, who led from the gun, finished in 4:32.\n\n` +
    `“I heard the crowd before I heard the feet,” ${other} said.\n`
}

/** Lints every pair in every frame and prints how many are reported; exit code 1 when any is. */
export function pairs(): number {
  const documents = nearPairs.flatMap((pair) => Object.keys(frames).map((frame) => documentOf(pair, frame)))
  const {reports, problems} = lintDocuments(documents, {packs: false, only: ['names']})
  const flagged = (wanted: boolean) =>
    [...reports].filter(([, reported]) => reported.some(({severity}) => isAlarm(severity) === wanted)).map(([id]) => id)
  const alarms = flagged(true)
  const queries = flagged(false)
  console.log(line('two people with near surnames', ['pairs', 'stories', 'alarms', 'queries']))
  console.log(line('both introduced', [nearPairs.length, documents.length, alarms.length, queries.length].map(String)))
  for (const id of new Set([...alarms, ...queries])) {
    for (const {rule, message, note} of reports.get(id)!) console.log(`  ${id}: ${rule}: ${message}${note ? ` (${note})` : ''}`)
  }
  for (const problem of problems) console.error(`problem: ${problem}`)
  return alarms.length > 0 || problems.length > 0 ? 1 : 0
}

/** A pair in a frame, by the frame's name. */
export function documentOf({first, second}: NearPair, frame: string): Document {
  return {id: `${first.join(' ')} / ${second.join(' ')} (${frame})`, text: frames[frame]!(first, second), format: 'md'}
}

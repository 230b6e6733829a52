import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import type {Lexicon} from '../lexicon.js'
import type {PersonEntry, Reference} from '../reference.js'
import type {FormReading} from './explain-form.js'
import {edgesOf, matchPack, packPeople, wordsOf, type NameInQuestion} from './pack-people.js'

/**
 * Says why a person’s name is queried or not. A name near one of a pack is no
 * slip by itself: what is missing as a second witness is named. Empty for a name
 * that a pack has, and for one that is near none.
 */
export function explainPerson(form: string, reference: Reference, lexicon: Lexicon): readonly FormReading[] {
  const people = packPeople(reference)
  const folded = foldForm(form)
  const listed = people.misnomers.get(folded)
  if (listed) return [{text: form, queried: true, entries: [listed], reason: `it is listed as a misnomer of ${listed.canonical}`}]
  const words = form.split(/\s+/)
  const surface = words.at(-1) ?? ''
  if (people.accepted.has(folded) || skeletonOf(foldForm(surface)).length < 4) return []
  const name: NameInQuestion = {
    given: words.length > 1 ? foldForm(words[0]!).replaceAll('.', '') : undefined,
    skeleton: skeletonOf(foldForm(surface)),
    surface,
    titles: new Set(),
    count: 1,
    speaks: false
  }
  const match = matchPack(people, name, lexicon)
  if (match) return [{text: form, queried: true, entries: [match.name.entry], reason: `it is near \`${match.name.text}\`, and ${match.reasons.join(', and ')}`}]
  const entries = new Set(edgesOf(name.skeleton).flatMap((edge) => people.byEdge.get(edge) ?? []).map(({entry}) => entry))
  return [...entries].flatMap((entry): readonly FormReading[] => {
    const titled = matchPack(people, {...name, titles: new Set(entry.roles.flatMap(({title}) => wordsOf(title))), speaks: true}, lexicon)
    if (titled?.name.entry !== entry) return []
    return [{text: form, queried: false, entries: [entry], reason: `it is near \`${titled.name.text}\`, and that alone is no proof: it is queried after a title of ${entry.canonical}${titlesOf(entry)}, or where the person speaks`}]
  })
}

function titlesOf({roles}: PersonEntry): string {
  const titles = [...new Set(roles.map(({title}) => title))]
  return titles.length === 0 ? '' : ` (${titles.join(', ')})`
}

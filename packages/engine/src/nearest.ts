import {distance} from 'fastest-levenshtein'

/** The known word closest to a mistyped one, when one is close enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  // A word that breaks off is meant more often than its distance says.
  const begun = known.filter((candidate) => word.length > 2 && candidate.startsWith(word))
  if (begun.length === 1) return begun[0]
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least) {
      best = candidate
      least = edits
    }
  }
  return best
}

/** `: did you mean \`x\`?`, or what is known when nothing is close. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  if (meant !== undefined) return `did you mean \`${meant}\`?`
  return `known are ${known.map((each) => `\`${each}\``).join(', ')}`
}

/** Reasons strung together, as a sentence begins: with a capital, unless text of the story opens it. */
export function asSentence(reasons: readonly string[]): string {
  const strung = reasons.join('; ')
  return strung.charAt(0).toUpperCase() + strung.slice(1)
}

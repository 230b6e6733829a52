/** Letters and digits of a folded form alone: what `Kollar-Kotelly` and `Kollar Kotelly` share. */
export function skeletonOf(form: string): string {
  return /^[a-z]*$/.test(form) ? form : form.replace(/[^\p{L}\p{N}]+/gu, '')
}

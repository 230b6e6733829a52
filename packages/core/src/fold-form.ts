/** Letters that carry a stroke or are two letters in one: NFD leaves them whole. */
const strokes = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['þ', 'th'],
  ['ð', 'd'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['‑', '-']
])

/**
 * A form as comparison reads it: lower case, without diacritics, with a plain
 * apostrophe and hyphen. `Muñoz` → `munoz`, `Łukasz` → `lukasz`.
 */
export function foldForm(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđßæœıþð’‘ʼ‐‑]/g, (letter) => strokes.get(letter)!)
}

/** Letters and digits of a folded form alone: what `Kollar-Kotelly` and `Kollar Kotelly` share. */
export function skeletonOf(form: string): string {
  return /^[a-z]*$/.test(form) ? form : form.replace(/[^\p{L}\p{N}]+/gu, '')
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false
  return true
}

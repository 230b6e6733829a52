/**
 * The live section that was meant by a number that is none, when one slip of
 * the keyboard explains it and only one live section does: a letter for the
 * digit it looks like (`170l`), a digit typed once for twice (`200d`) or twice
 * for once, two neighbours swapped.
 */
export function repairSection(section: string, live: ReadonlySet<string>): string | undefined {
  for (const candidates of [lookAlikes(section), doubled(section), swapped(section)]) {
    const found = new Set(candidates.filter((each) => each !== section && live.has(each)))
    if (found.size === 1) return [...found][0]
    if (found.size > 1) return undefined
  }
  return undefined
}

const digitOf: Readonly<Record<string, string>> = {l: '1', I: '1', i: '1', O: '0', o: '0', S: '5', B: '8'}

function lookAlikes(section: string): readonly string[] {
  return [...section].flatMap((character, at) => {
    const digit = digitOf[character]
    return digit === undefined ? [] : [section.slice(0, at) + digit + section.slice(at + 1)]
  })
}

function doubled(section: string): readonly string[] {
  return [...section].flatMap((character, at) =>
    /\d/.test(character) ? [section.slice(0, at) + character + section.slice(at), section.slice(0, at) + section.slice(at + 1)] : []
  )
}

function swapped(section: string): readonly string[] {
  return [...section].slice(1).map((_, at) => section.slice(0, at) + section[at + 1]! + section[at]! + section.slice(at + 2))
}

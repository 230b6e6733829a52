import type {Seeded} from './seeded.js'

/** Words and marks that Markdown reads in a way of its own, and the prose between them. */
const pieces = [
  'The mayor', 'Kollar-Kotelly', 'said', '“We will not”', '42,695', '$1.2 million', 'naïve', 'İstanbul', '😀', 'e\u{301}', '\u{a0}', '\u{200b}', '…',
  '*', '**', '***', '_', '__', '~', '~~', '`', '``', '[', ']', '](', '](http://example.com/a)', '[a]', '[a][b]', '[^n]', '![', '<', '>', '<b>', '</b>', '<br>', '<a href="x">',
  '<!-- stet "x" -->', '<!--', '-->', '<http://example.com>', 'http://example.com', 'https://example.com/a_b*c', 'www.example.com', 'a.b@example.com', 'http://…', 'www.', '@',
  '&amp;', '&#8217;', '&copy;', '&nosuch;', '&', '\\', '\\*', '\\&', '|', '\\|', ':', '#', '-', '+', '1.', '(', ')', '"', "'", '!', '{{< x >}}', '{% y %}', '$', '\t', '  '
] as const

const openings = [
  '', '', '', '', '', '# ', '## ', '> ', '> > ', '- ', '* ', '+ ', '1. ', '10) ', '  - ', '    ', '\t', '```\n', '~~~ js\n', '---\n', '***\n', '===\n', '| a | b |\n|---|:-:|\n| ',
  '[a]: http://example.com "t"\n', '[^n]: ', '- [ ] ', '- [x] ', '<div>\n', '<!-- lint ignore names-spelling -->\n', '<script>\n', ':::note\n', '+++\n', '<details>', '  ', '   '
] as const

const breaks = ['\n', '\n', '\n', '\n\n', '\n\n', '\n\n', '  \n', '\\\n', '\r\n', '\r', '\n\n\n', '\n> ', '\n  ', '\n    ', ''] as const

const withoutAddresses = pieces.filter((piece) => !/:\/\/|www|@/.test(piece))

/** Markdown by chance: every construct beside every other, in no order that a writer would choose. */
export function makeMarkdown(chance: Seeded): string {
  // Where a literal address ends is a matter of opinion: most documents have none, so that the rest is tried too.
  const words = chance.below(4) === 0 ? pieces : withoutAddresses
  let text = chance.below(8) === 0 ? '---\ntitle: A “title” of *1,200*\ndate: 2024-02-30\n---\n' : ''
  for (let blocks = 1 + chance.below(8); blocks > 0; blocks--) {
    text += chance.pick(openings)
    for (let left = chance.below(14); left > 0; left--) text += chance.pick(words) + (chance.below(3) > 0 ? ' ' : '')
    text += chance.pick(breaks)
  }
  return text
}

/** A piece of a text, cut at line ends, with a few edits by chance: something lost, doubled, moved, or put in. */
export function mutateMarkdown(source: string, longest: number, chance: Seeded): string {
  let text = windowOf(source, longest, chance)
  for (let edits = 1 + chance.below(6); edits > 0; edits--) text = edit(text, chance)
  return text
}

function windowOf(source: string, longest: number, chance: Seeded): string {
  if (source.length <= longest) return source
  const start = chance.below(3) === 0 ? 0 : source.lastIndexOf('\n', chance.below(source.length - longest)) + 1
  const end = source.indexOf('\n', start + longest)
  return source.slice(start, end < 0 || end > start + 2 * longest ? start + longest : end)
}

function edit(text: string, chance: Seeded): string {
  const at = chance.below(text.length + 1)
  const to = Math.min(text.length, at + 1 + chance.below(chance.below(4) === 0 ? 200 : 8))
  switch (chance.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(to)
    case 1:
      return text.slice(0, to) + text.slice(at)
    case 2:
      return text.slice(0, at) + chance.pick(breaks) + chance.pick(openings) + text.slice(at)
    case 3: {
      const moved = text.slice(at, to)
      const rest = text.slice(0, at) + text.slice(to)
      const put = chance.below(rest.length + 1)
      return rest.slice(0, put) + moved + rest.slice(put)
    }
    default:
      return text.slice(0, at) + chance.pick(pieces) + text.slice(at)
  }
}

import type {StoryFormat} from '@stet/core/story'

/** A document made to cost time, memory or wits. */
export interface HostileInput {
  readonly name: string
  readonly format: Exclude<StoryFormat, 'docx'>
  /** About `size` UTF-16 units; the same text for the same size. */
  readonly make: (size: number) => string
}

/** A story around the same unit again and again. */
function repeated(unit: string): HostileInput['make'] {
  return (size) => `${unit.repeat(Math.max(1, Math.floor(size / unit.length)))}\n`
}

/** Parts that differ, until the size is reached. */
function numbered(part: (index: number) => string): HostileInput['make'] {
  return (size) => {
    const parts: string[] = []
    for (let index = 0, length = 0; length < size; index++) {
      const next = part(index)
      parts.push(next)
      length += next.length
    }
    return `${parts.join('')}\n`
  }
}

/** Something before, something after, and a filling in between. */
function between(before: string, filling: HostileInput['make'], after: string): HostileInput['make'] {
  return (size) => before + filling(size) + after
}

/** An index as letters, so that it can stand in a name: 0 → `a`, 26 → `ba`. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + (index % 26))
}

/** As {@link letters}, always four, of another letter first: near forms of one another. */
function variantOf(name: string, index: number): string {
  const at = 1 + (index % (name.length - 1))
  return name.slice(0, at) + letters(Math.floor(index / (name.length - 1)) % 17_576) + name.slice(at)
}

const surnames = ['Brandauer', 'Quillstone', 'Hargrave', 'Mortenssen', 'Telbury', 'Kelworthy']

/** The names, figures and quotations of ordinary copy, with nothing hostile but their number. */
const ordinary: readonly HostileInput[] = [
  {
    name: 'one name, every spelling another',
    format: 'markdown',
    make: numbered((index) => (index === 0 ? 'Mayor Ilse Brandauer spoke.\n\n' : `Ilse ${variantOf('Brandauer', index)} said so. `) + (index % 8 === 0 ? '\n\n' : ''))
  },
  {name: 'one name, 10,000 times', format: 'markdown', make: numbered((index) => `Mayor Ilse Brandauer said so, Brandauer said. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'as many people as sentences', format: 'markdown', make: numbered((index) => `Ilse ${letters(index * 7919).toUpperCase().slice(0, 1)}${letters(index * 7919)}son said so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'surnames alone, each another', format: 'markdown', make: numbered((index) => `${letters(index * 104_729).replace(/^./, (letter) => letter.toUpperCase())}berg said so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'people of one surname', format: 'markdown', make: numbered((index) => `${letters(index * 31).replace(/^./, (letter) => letter.toUpperCase())} Brandauer and Brandauer said so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'people with titles, each another', format: 'markdown', make: numbered((index) => `Deputy Mayor Ilse ${surnames[index % 6]!}, the chief ${letters(index)} officer, said so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'compound surnames', format: 'markdown', make: numbered((index) => `Ilse ${surnames[index % 6]!}-${letters(index).replace(/^./, (letter) => letter.toUpperCase())}er said so; ${surnames[(index + 1) % 6]!} did not. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'names of links', format: 'markdown', make: numbered((index) => `[Ilse ${variantOf('Brandauer', index)}](https://example.org/ilse-brandauer) said so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'acronyms, each another', format: 'markdown', make: numbered((index) => `The ${letters(index).replaceAll(/./g, (letter) => `${letter.toUpperCase()}${letter}er `)}Board (${letters(index).toUpperCase()}B) met. The ${letters(index + 1).toUpperCase()}B did not. `)},
  {name: 'acts and sections', format: 'markdown', make: numbered((index) => `The ${letters(index).replace(/^./, (letter) => letter.toUpperCase())} Privacy Act of ${1900 + (index % 120)} and ${index % 60} U.S.C. § ${index} say so. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'acts that are nearly known', format: 'markdown', make: numbered((index) => `The Freedom of ${variantOf('Information', index)} Act and the Privacy Act of ${1900 + (index % 120)} say so. `)},
  {name: 'courts and agencies', format: 'markdown', make: numbered((index) => `The U.S. District Court for the ${variantOf('Northern', index)} District of ${letters(index)} and the Department of ${variantOf('Justice', index)} said so. `)},
  {name: '10,000 figures', format: 'markdown', make: numbered((index) => `The board counted ${1000 + index} letters. ${index % 8 === 0 ? '\n\n' : ''}`)},
  {name: 'figures of one noun, all near', format: 'markdown', make: numbered((index) => `It took ${42_695 + index * 90} letters, or ${(index % 997) / 10} percent of ${10_000 + index}. `)},
  {name: 'shares and changes in one sentence', format: 'markdown', make: numbered((index) => `${index} of ${index * 3 + 1}, or ${index % 100}%, up ${index % 40}% from ${index + 7}, and `)},
  {name: 'counts before lists', format: 'markdown', make: numbered((index) => `The board gave ${['three', 'four', 'five'][index % 3]!} reasons:\n\n- one\n- two\n- three\n\n`)},
  {name: 'one list of 50,000 items', format: 'markdown', make: between('The board gave three reasons:\n\n', numbered((index) => `- reason ${index}\n`), '')},
  {name: 'a table of 50,000 rows', format: 'markdown', make: between('| Ward | Spring | Fall |\n|---|---|---|\n', numbered((index) => `| Ward ${index} | ${index * 3} | ${index * 7} |\n`), '| Total | 5 | 6 |\n')},
  {name: 'a table of 1,000 columns', format: 'markdown', make: (size) => {
    const columns = Math.min(1000, Math.max(10, Math.floor(size / 200)))
    const row = (index: number): string => `|${Array.from({length: columns}, (_, column) => `${index + column}|`).join('')}\n`
    const rows = Math.max(3, Math.floor(size / row(99).length))
    return `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${Array.from({length: rows}, (_, index) => row(index)).join('')}`
  }},
  {name: 'a cell for each character', format: 'markdown', make: between('| a | b |\n|---|---|\n', repeated('|1|2|\n'), '')},
  {name: 'quotations that almost agree', format: 'markdown', make: numbered((index) => `“The pier at the north end of the ${letters(index)} harbor will close in March because the pilings rotted,” she said.\n\n`)},
  {name: 'quotations, one word in common', format: 'markdown', make: numbered((index) => `“We ${letters(index * 7)} kept ${letters(index * 11)} our ${letters(index * 13)} word ${letters(index * 17)} here,” Brandauer said. `)},
  {name: 'one quotation, 10,000 times', format: 'markdown', make: repeated('“The pier at the north end of the harbor will close in March,” she said.\n\n')},
  {name: 'one quotation over all paragraphs', format: 'markdown', make: repeated('“The pier at the north end of the harbor will close in March.\n\n')},
  {name: 'one quotation of 1 MB, twice', format: 'markdown', make: (size) => {
    const half = numbered((index) => `word${letters(index)} `)(size / 2).trim()
    return `“${half},” she said.\n\n“${half} or so,” she said.\n`
  }},
  {name: 'a block quotation of 1 MB, misquoted', format: 'markdown', make: (size) => {
    const half = numbered((index) => `word${letters(index)} `)(size / 2).trim()
    return `> ${half}\n\n“${half.replaceAll('worda', 'wordb')},” she said.\n`
  }},
  {name: 'dates and weekdays', format: 'markdown', make: numbered((index) => `It met Monday, May ${(index % 31) + 1}, ${1990 + (index % 60)}, and the vote was on June ${(index % 30) + 1}. `)},
  {name: 'events dated twice', format: 'markdown', make: numbered((index) => `The harbor fair opens on May ${(index % 28) + 1}. The harbor fair ended June ${(index % 28) + 1}. `)},
  {name: 'ages', format: 'markdown', make: numbered((index) => `Ilse Brandauer, ${20 + (index % 60)}, was born in ${1920 + (index % 90)}. `)},
  {name: 'votes', format: 'markdown', make: numbered((index) => `The council voted ${index % 30}-${(index * 7) % 30} with ${index % 9} members absent. `)},
  {name: 'conversions', format: 'markdown', make: numbered((index) => `It is ${index} miles (${index * 2} km) long and ${index} feet (${index} m) wide. `)},
  {name: 'number words', format: 'markdown', make: repeated('one hundred twenty-three thousand million and ')},
  {name: 'number words with hyphens', format: 'markdown', make: repeated('twenty-one-')},
  {name: 'numbered headings', format: 'markdown', make: numbered((index) => `## ${index + 1}. Reason\n\nSo it is.\n\n`)},
  {name: 'suppressions', format: 'markdown', make: numbered((index) => `<!-- stet "Brandauer${letters(index)}": so spelled -->\n\nIlse ${variantOf('Brandauer', index)} said so.\n\n`)},
  {name: 'ignored rules', format: 'markdown', make: repeated('<!--lint ignore names-spelling-->\n\nIlse Brandauer and Brandaur said TK.\n\n')},
  {name: 'leftovers', format: 'markdown', make: repeated('TK ')},
  {name: 'honorifics', format: 'markdown', make: repeated('Mr. Brandauer said so. Ms. Brandauer said so. ')},
  {name: 'letters in capitals', format: 'markdown', make: repeated('A')},
  {name: 'initials', format: 'markdown', make: repeated('A. ')},
  {name: 'initials without spaces', format: 'markdown', make: repeated('A.B.')},
  {name: 'capitalised words', format: 'markdown', make: repeated('Brandauer ')},
  {name: 'capitalised words, each another', format: 'markdown', make: numbered((index) => `${letters(index * 104_729).replace(/^./, (letter) => letter.toUpperCase())} `)},
  {name: 'capitalised words joined', format: 'markdown', make: repeated('Brandauer-')},
  {name: 'capitalised words and `of the`', format: 'markdown', make: repeated('Bank of the ')},
  {name: 'words in capitals', format: 'markdown', make: repeated('HARBOR BOARD ')},
  {name: 'a dot after every word', format: 'markdown', make: repeated('Sen. Rep. Mr. Dr. ')},
  {name: 'particles', format: 'markdown', make: repeated('Ilse van der von de la ')},
  {name: 'lower-case words on one line', format: 'markdown', make: repeated('so it is ')},
  {name: 'one word of 1 MB', format: 'markdown', make: repeated('a')},
  {name: 'one name of 1 MB', format: 'markdown', make: between('Mayor Ilse B', repeated('randauer'), '')}
]

const punctuation: readonly HostileInput[] = [
  ...['[', ']', '(', ')', '“', '”', '"', "'", '’', '*', '_', '**a', '~', '`', '` ``', '>', '<', '&', '&amp;', '&#8217;', '\\', '\\\\*', '!', '![', '[^', '#', '-', '—', '–', '=', '+', '|', ':', ';', ',', '.', '…', '?', '$', '%', '§', '/', '@', '^', '{', '{{', '{%', '}}', '{{<', '{#', 'www.', 'http://', 'a@', 'a@a.', '[a](', '[a][', '[]()', '<a ', '<!--', '<a href="', '</', '<?', '<![CDATA['].map(
    (unit): HostileInput => ({name: `\`${unit}\` again and again`, format: 'markdown', make: repeated(unit)})
  ),
  {name: '`[` each followed by a word', format: 'markdown', make: repeated('[a ')},
  {name: 'emphasis that never closes', format: 'markdown', make: repeated('*a _b ')},
  {name: 'emphasis of every kind', format: 'markdown', make: repeated('*a_ **b_ ***c__ ')},
  {name: 'runs of emphasis marks', format: 'markdown', make: numbered((index) => `${'*'.repeat((index % 50) + 1)}a`)},
  {name: 'backticks of every length', format: 'markdown', make: numbered((index) => `${'`'.repeat((index % 300) + 1)} `)},
  {name: 'backticks, each run longer', format: 'markdown', make: numbered((index) => `${'`'.repeat(index + 1)} `)},
  {name: 'comments in a sentence that never close', format: 'markdown', make: between('a ', repeated('<!-- b '), '')},
  {name: 'instructions in a sentence that never close', format: 'markdown', make: between('a ', repeated('<?b '), '')},
  {name: 'titles of links that never close', format: 'markdown', make: repeated('[a](b (c ')},
  {name: 'addresses of links that never close', format: 'markdown', make: repeated('[a](<b ')},
  {name: 'emphasis that always closes', format: 'markdown', make: repeated('*a* ')},
  {name: 'emphasis in each row', format: 'markdown', make: between('| a | b |\n|---|---|\n', repeated('| **a** | *b* |\n'), '')},
  {name: 'emphasis in each line', format: 'markdown', make: repeated('**Brandauer:** so it is\n')},
  {name: 'struck out', format: 'markdown', make: repeated('~a ~~b c~ ')},
  {name: 'links that close', format: 'markdown', make: repeated('[a](b) ')},
  {name: 'links without an address', format: 'markdown', make: repeated('[a] ')},
  {name: 'quotation marks that never close', format: 'markdown', make: repeated('“a ')},
  {name: 'quotation marks that never open', format: 'markdown', make: repeated('a” ')},
  {name: 'straight quotation marks and words', format: 'markdown', make: repeated('"a b" said c. ')},
  {name: 'single quotation marks and words', format: 'markdown', make: repeated("'a b' said c. ")},
  {name: 'quotation marks in pairs', format: 'markdown', make: repeated('“”')},
  {name: 'quotation marks nested', format: 'markdown', make: (size) => `${'“a ‘b '.repeat(size / 12)}${'’ ”'.repeat(size / 6)}\n`},
  {name: 'parentheses nested', format: 'markdown', make: (size) => `${'(a '.repeat(size / 5)}${')'.repeat(size / 5)}\n`},
  {name: 'brackets nested', format: 'markdown', make: (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}\n`},
  {name: 'links nested', format: 'markdown', make: (size) => `${'['.repeat(size / 6)}a${'](b)'.repeat(size / 6)}\n`},
  {name: 'a million commas', format: 'markdown', make: between('1', repeated(',000'), '')},
  {name: 'digits', format: 'markdown', make: repeated('1')},
  {name: 'numbers of 100,000 digits', format: 'markdown', make: (size) => `${`${'9'.repeat(Math.min(100_000, size / 4))} letters and `.repeat(4 * Math.max(1, Math.floor(size / 400_000)))}\n`},
  {name: 'a fraction of 1 MB', format: 'markdown', make: between('0.', repeated('3'), '')},
  {name: 'figures and hyphens', format: 'markdown', make: repeated('1-')},
  {name: 'figures and dots', format: 'markdown', make: repeated('1.')},
  {name: 'figures and spaces', format: 'markdown', make: repeated('1 ')},
  {name: 'figures and slashes', format: 'markdown', make: repeated('1/')},
  {name: 'sums of money', format: 'markdown', make: repeated('$1.2 million ')},
  {name: 'spaces', format: 'markdown', make: between('a', repeated(' '), 'b')},
  {name: 'tabs', format: 'markdown', make: between('a', repeated('\t'), 'b')},
  {name: 'line breaks', format: 'markdown', make: repeated('\n')},
  {name: 'carriage returns', format: 'markdown', make: repeated('\r')},
  {name: 'a word on each line', format: 'markdown', make: repeated('a\n')},
  {name: 'a name on each line', format: 'markdown', make: repeated('Brandauer\n')},
  {name: 'a paragraph for each letter', format: 'markdown', make: repeated('a\n\n')},
  {name: 'spaces before each line break', format: 'markdown', make: repeated('a                  \n')},
  {name: 'hard breaks', format: 'markdown', make: repeated('a\\\n')},
  {name: 'definitions', format: 'markdown', make: numbered((index) => `[a${index}]: /b\n`)},
  {name: 'definitions, all used', format: 'markdown', make: numbered((index) => `[a${index}]: /b\n\n[a${index}] [c][a${index}]\n\n`)},
  {name: 'footnotes', format: 'markdown', make: numbered((index) => `a[^${index}]\n\n[^${index}]: b\n\n`)}
]

const nesting: readonly HostileInput[] = [
  {name: 'quotations nested on one line', format: 'markdown', make: repeated('> ')},
  {name: 'quotations nested without spaces', format: 'markdown', make: between('', repeated('>'), 'a')},
  {name: 'quotations nested 90 deep, on each line', format: 'markdown', make: repeated(`${'> '.repeat(90)}a\n`)},
  {name: 'quotations 90 deep, and lazy lines', format: 'markdown', make: between(`${'> '.repeat(90)}a\n`, repeated('a\n'), '')},
  {name: 'quotations that grow and shrink', format: 'markdown', make: numbered((index) => `${'> '.repeat(index % 90)}a\n`)},
  {name: 'lists nested on one line', format: 'markdown', make: repeated('- ')},
  {name: 'lists nested by indentation', format: 'markdown', make: (size) => `${Array.from({length: Math.floor(Math.sqrt(size))}, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')}\n`},
  {name: 'lists nested 90 deep, again and again', format: 'markdown', make: repeated(`${Array.from({length: 90}, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')}\n`)},
  {name: 'lists and quotations in turn', format: 'markdown', make: repeated('> - 1. ')},
  {name: 'indentation that grows', format: 'markdown', make: (size) => `${Array.from({length: Math.floor(Math.sqrt(size * 2))}, (_, depth) => `${' '.repeat(depth)}a\n`).join('')}\n`},
  {name: 'list items, each with empty lines', format: 'markdown', make: repeated('- a\n\n\n')},
  {name: 'elements nested in Markdown', format: 'markdown', make: repeated('<div>')},
  {name: 'elements nested in a sentence', format: 'markdown', make: between('a ', repeated('<b>'), '')},
  {name: 'HTML blocks between paragraphs', format: 'markdown', make: repeated('<div>\n\nBrandauer\n\n')},
  {name: 'HTML in quotations', format: 'markdown', make: repeated('> <div>\n> a\n')},
  {name: 'elements nested', format: 'html', make: repeated('<div>')},
  {name: 'elements nested with text', format: 'html', make: repeated('<div>Brandauer said ')},
  {name: 'links nested in a page', format: 'html', make: repeated('<a href="/ilse-brandauer">Ilse ')},
  {name: 'end tags alone', format: 'html', make: repeated('</div>')},
  {name: 'end tags of nothing among open elements', format: 'html', make: (size) => `${'<b>'.repeat(size / 7)}${'</i>'.repeat(size / 7)}`},
  {name: 'list items without a list', format: 'html', make: repeated('<li>a')},
  {name: 'cells without a table', format: 'html', make: repeated('<td>1')},
  {name: 'tables nested', format: 'html', make: repeated('<table><tr><td>1')},
  {name: 'articles nested', format: 'html', make: repeated('<article>a')},
  {name: 'articles side by side', format: 'html', make: repeated('<article>Brandauer said so.</article>')},
  {name: 'paragraphs of a page', format: 'html', make: repeated('<p>Ilse Brandauer said so.')},
  {name: 'attributes', format: 'html', make: between('<p ', repeated('a=b '), '>a')},
  {name: 'attributes named alt', format: 'html', make: between('<img ', repeated('alt="Brandauer said so" '), '>a')},
  {name: 'a class of 1 MB', format: 'html', make: between('<p class="', repeated('pull-quote_'), '">a')},
  {name: 'a class of dashes', format: 'html', make: between('<p class="', repeated('-'), '">a')},
  {name: 'classes', format: 'html', make: between('<p class="', repeated('a '), '">a')},
  {name: 'a tag that never ends', format: 'html', make: between('<p ', repeated('a '), '')},
  {name: 'tags that never end', format: 'html', make: repeated('<p a="')},
  {name: 'end tags that never end', format: 'html', make: repeated('</p ')},
  {name: 'comments that never end', format: 'html', make: repeated('<!--a ')},
  {name: 'comments', format: 'html', make: repeated('<!-- stet "a": b -->')},
  {name: 'comments with open quotation marks', format: 'html', make: between('<!-- stet ', repeated('"'), ' -->')},
  {name: 'comments with many values', format: 'html', make: between('<!-- stet ', numbered((index) => `"a${index}", `), ' -->')},
  {name: 'scripts', format: 'html', make: repeated('<script>a')},
  {name: 'references of characters', format: 'html', make: repeated('&amp;&#x41;&nosuch')},
  {name: 'metadata of a page', format: 'html', make: numbered((index) => `<meta name="a${index}" content="b">`)},
  {name: 'metadata called as an object’s own', format: 'html', make: repeated('<meta name="__proto__" content="b"><meta name="constructor" content="b">')},
  {name: 'JSX nested', format: 'mdx', make: repeated('<B>')},
  {name: 'JSX nested 50 deep', format: 'mdx', make: (size) => `${'<B>'.repeat(50)}\n\n${'Ilse Brandauer said so.\n\n'.repeat(size / 25)}${'</B>'.repeat(50)}\n`},
  {name: 'expressions of MDX', format: 'mdx', make: repeated('{a} ')},
  {name: 'braces of MDX that never close', format: 'mdx', make: repeated('{')},
  {name: 'an expression of MDX that never parses', format: 'mdx', make: between('{(', repeated('}'), '')},
  {name: 'an expression of MDX of 1 MB', format: 'mdx', make: between('{[', repeated('1,'), ']}\n')},
  {name: 'elements of JSX that never end', format: 'mdx', make: repeated('<B a={')},
  {name: 'comments of MDX', format: 'mdx', make: repeated('{/* stet "a": b */}\n\n')},
  {name: 'imports of MDX', format: 'mdx', make: numbered((index) => `import a${index} from 'b'\n\n`)},
  {name: 'attributes of JSX', format: 'mdx', make: between('<B ', repeated('a="b" '), '/>\n')},
  {name: 'shortcodes', format: 'markdown', make: repeated('{{< figure caption="Ilse Brandauer said so" >}} ')},
  {name: 'shortcodes that never end', format: 'markdown', make: repeated('{{< figure caption="a ')},
  {name: 'attributes of a shortcode', format: 'markdown', make: between('{{< figure ', repeated('caption="a" '), '>}}')},
  {name: 'tags of Liquid that never end', format: 'markdown', make: repeated('{% a ')},
  {name: 'comments of Liquid that never end', format: 'markdown', make: repeated('{% comment %} a ')},
  {name: 'lists of attributes', format: 'markdown', make: repeated('{: .a} ')},
  {name: 'shortcodes among code', format: 'markdown', make: repeated('`a` {{< b >}} ')}
]

const heads: readonly HostileInput[] = [
  {name: 'a long head', format: 'markdown', make: between('---\n', numbered((index) => `key${index}: value\n`), '---\n\nBrandauer said so.\n')},
  {name: 'a long head of text', format: 'markdown', make: between('---\ntitle: "', repeated('Ilse Brandauer said '), '"\n---\n\nBrandauer said so.\n')},
  {name: 'a long head of folded text', format: 'markdown', make: between('---\ndek: >\n', repeated('  Ilse Brandauer said\n'), '---\n\nBrandauer said so.\n')},
  {name: 'a head that never ends', format: 'markdown', make: between('---\n', repeated('title: a\n'), '')},
  {name: 'a head nested in braces', format: 'markdown', make: between('---\na: ', repeated('{a: '), '\n---\n')},
  {name: 'a head nested in brackets', format: 'markdown', make: between('---\na: ', repeated('['), '\n---\n')},
  {name: 'a head nested by indentation', format: 'markdown', make: (size) => `---\n${Array.from({length: Math.floor(Math.sqrt(size * 2))}, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}---\n\nSo it is.\n`},
  {name: 'a head of lists', format: 'markdown', make: between('---\na:\n', repeated('- a\n'), '---\n')},
  {name: 'a head of lists in lists', format: 'markdown', make: between('---\na: ', repeated('- '), '\n---\n')},
  {name: 'a head of suppressions', format: 'markdown', make: between('---\nstet:\n', numbered((index) => `  - value: Brandauer${letters(index)}\n    reason: so\n`), '---\n\nIlse Brandauer said so. Brandaur did.\n')},
  {name: 'aliases that grow', format: 'markdown', make: (size) => {
    const levels = Math.min(40, Math.max(5, Math.floor(size / 100)))
    return `---\na0: &a0 lol\n${Array.from({length: levels}, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]\n`).join('')}---\n\nSo it is.\n`
  }},
  {name: 'aliases of one anchor', format: 'markdown', make: between('---\na: &a [b, c]\nd:\n', repeated('  - *a\n'), '---\n\nSo it is.\n')},
  {name: 'merges', format: 'markdown', make: between('---\na: &a {b: c}\nd:\n', repeated('  - <<: *a\n'), '---\n\nSo it is.\n')},
  {name: 'keys that are the same', format: 'markdown', make: between('---\n', repeated('a: b\n'), '---\n\nSo it is.\n')},
  {name: 'quotation marks in a head', format: 'markdown', make: between('---\ntitle: ', repeated('"'), '\n---\n\nSo it is.\n')},
  {name: 'escapes in a head', format: 'markdown', make: between('---\ntitle: "', repeated('\\u2019'), '"\n---\n\nSo it is.\n')},
  {name: 'comments in a head', format: 'markdown', make: between('---\n', repeated('# a\n'), '---\n\nSo it is.\n')},
  {name: 'keys of a head that are an object’s own', format: 'markdown', make: between('---\n', repeated('__proto__: {constructor: a}\n'), 'constructor: b\ntoString: c\n---\n\nSo it is.\n')},
  {name: 'a long head of TOML', format: 'markdown', make: between('+++\n', numbered((index) => `key${index} = "value"\n`), '+++\n\nBrandauer said so.\n')},
  {name: 'a head of TOML nested in brackets', format: 'markdown', make: between('+++\na = ', repeated('['), '\n+++\n')},
  {name: 'tables of TOML', format: 'markdown', make: between('+++\n', numbered((index) => `[a.b${index}.c]\n`), '+++\n\nSo it is.\n')},
  {name: 'a table of TOML with a long name', format: 'markdown', make: between('+++\n[a', repeated('.a'), ']\n+++\n\nSo it is.\n')}
]

const characters: readonly HostileInput[] = [
  {name: 'zero-width spaces in names', format: 'markdown', make: repeated('Il\u{200B}se Bran\u{200D}dauer\u{FEFF} ')},
  {name: 'zero-width spaces', format: 'markdown', make: repeated('\u{200B}')},
  {name: 'bidirectional marks', format: 'markdown', make: repeated('Ilse \u{202E}Brandauer\u{202C} \u{2067}')},
  {name: 'homoglyphs', format: 'markdown', make: repeated('Ilse Brandauer met Ilse Br\u{0430}nd\u{0430}u\u{0435}r. ')},
  {name: 'combining marks on one letter', format: 'markdown', make: between('Ilse Bra', repeated('\u{301}'), 'ndauer')},
  {name: 'combining marks on each letter', format: 'markdown', make: repeated('B\u{301}r\u{308}a\u{323}n ')},
  {name: 'combining marks out of order', format: 'markdown', make: between('Ilse Bra', repeated('\u{301}\u{323}\u{334}'), 'ndauer')},
  {name: 'NUL', format: 'markdown', make: repeated('Ilse\0Brandauer ')},
  {name: 'NUL alone', format: 'markdown', make: repeated('\0')},
  {name: 'lone surrogates', format: 'markdown', make: repeated('Ilse \u{D800}Brandauer \u{DC00}')},
  {name: 'emoji joined', format: 'markdown', make: repeated('👩\u{200D}')},
  {name: 'mathematical letters', format: 'markdown', make: repeated('𝐈𝐥𝐬𝐞 ')},
  {name: 'ligatures that grow when folded', format: 'markdown', make: repeated('\u{FDFA}')},
  {name: 'letters that grow when lower-cased', format: 'markdown', make: repeated('İlse ')},
  {name: 'scripts without spaces', format: 'markdown', make: repeated('市長は')},
  {name: 'no-break spaces', format: 'markdown', make: repeated('Ilse\u{A0}Brandauer\u{A0}')},
  {name: 'line separators', format: 'markdown', make: repeated('Ilse Brandauer\u{2028}')},
  {name: 'escapes of terminals', format: 'markdown', make: repeated('Ilse \u{1B}[31mBrandauer\u{7} ')},
  {name: 'workflow commands', format: 'markdown', make: repeated('\n::error file=a::TK %0A::warning::b\n')},
  {name: 'names of an object’s own', format: 'markdown', make: repeated('Constructor Prototype said __proto__ and ToString HasOwnProperty. The __PROTO__ (CONSTRUCTOR) met. ')},
  {name: 'names of an object’s own, in text', format: 'text', make: repeated('constructor __proto__ toString valueOf 12 constructor, or 5% of 3 __proto__. ')},
  {name: 'plain text, one line', format: 'text', make: repeated('Ilse Brandauer said so. ')},
  {name: 'plain text, a line each', format: 'text', make: repeated('Ilse Brandauer said so.\n')},
  {name: 'plain text, a paragraph each', format: 'text', make: repeated('Ilse Brandauer said so.\n\n')},
  {name: 'plain text of dashes', format: 'text', make: repeated('- ')},
  {name: 'plain text of hyphens', format: 'text', make: repeated('-')},
  {name: 'plain text of stars', format: 'text', make: repeated('*')},
  {name: 'plain text of spaces', format: 'text', make: between('a', repeated(' '), 'b')},
  {name: 'plain text of addresses', format: 'text', make: repeated('https://a.b/c ')},
  {name: 'plain text, one address', format: 'text', make: between('https://a.b/', repeated('c(.'), '')},
  {name: 'plain text of lists', format: 'text', make: repeated('• a\n')},
  {name: 'plain text, every line in capitals', format: 'text', make: repeated('HARBOR BOARD\n\n')}
]

/** What finders wait for, each followed by a long stretch of what they may step over on the way to what should follow. */
const waiting = ['“So it is', 'May 4', 'Monday', '12', '$5', '12%', 'Mayor', 'Ilse Brandauer', 'the Privacy Act', '26 U.S.C.', 'Section', 'the Department of Justice', 'DOJ', 'voted', 'said', 'Brandauer, 34', 'aged', 'Total', 'three reasons', 'one hundred', 'H.R.', 'v.', 'TK.']
const steps = [' ', '\u{A0}', '-', '–', '.', ',', '(', ')', "'", '’', '“', 'a', 'A', 'é', 'A.', '0', '0,', ' a', ' A', ' of', ' and', '. A', '\\\n']

const stretches: readonly HostileInput[] = steps.map((step) => ({
  name: `\`${step.replace('\n', '↵')}\` between everything`,
  format: 'markdown',
  make: (size) => {
    const stretch = step.repeat(Math.ceil(size / waiting.length / step.length))
    return `${waiting.map((word) => `${word}${stretch}`).join(' x\n\n')}\n`
  }
}))

/** Every hostile input, each a mechanism of its own. */
export const hostileInputs: readonly HostileInput[] = [...ordinary, ...punctuation, ...nesting, ...heads, ...characters, ...stretches]

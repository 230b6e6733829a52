import {Parser} from 'htmlparser2'

/** What the styles and numberings of a Word document are. */
export interface WordStyles {
  /** English names of styles by id, in lower case: `heading 1`. */
  readonly names: ReadonlyMap<string, string>
  /** Ids of numberings that print numbers, not bullets. */
  readonly ordered: ReadonlySet<string>
}

/** Reads `word/styles.xml` and `word/numbering.xml`, either of which may be missing. */
export function readStyles(styles: string | undefined, numbering: string | undefined): WordStyles {
  return {names: readNames(styles ?? ''), ordered: readOrdered(numbering ?? '')}
}

function readNames(xml: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let style: string | undefined
  eachElement(xml, (name, attributes) => {
    if (name === 'w:style') style = attributes['w:styleId']
    if (name === 'w:name' && style !== undefined) names.set(style, (attributes['w:val'] ?? '').toLowerCase())
  })
  return names
}

function readOrdered(xml: string): ReadonlySet<string> {
  const orderedKinds = new Set<string>()
  const ordered = new Set<string>()
  let kind: string | undefined
  let level = -1
  let number: string | undefined
  eachElement(xml, (name, attributes) => {
    const value = attributes['w:val']
    if (name === 'w:abstractNum') kind = attributes['w:abstractNumId']
    if (name === 'w:lvl') level = Number(attributes['w:ilvl'])
    if (name === 'w:numFmt' && level === 0 && kind !== undefined && value !== 'bullet' && value !== 'none') orderedKinds.add(kind)
    if (name === 'w:num') number = attributes['w:numId']
    if (name === 'w:abstractNumId' && number !== undefined && value !== undefined && orderedKinds.has(value)) ordered.add(number)
  })
  return ordered
}

function eachElement(xml: string, see: (name: string, attributes: Readonly<Record<string, string>>) => void): void {
  new Parser({onopentag: see}, {xmlMode: true}).end(xml)
}

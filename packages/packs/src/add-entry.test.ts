import {describe, expect, it} from 'vitest'
import {insertEntry} from './add-entry.js'

const head = 'pack: 1\nid: courier\nasOf: "2026-11-01"\n'

function added(yaml: string, name = 'Ilse Brandauer', list: 'people' | 'organizations' = 'people'): string | undefined {
  const insertion = insertEntry(yaml, list, name)
  return insertion && yaml.slice(0, insertion.offset) + insertion.text + yaml.slice(insertion.offset)
}

describe('insertEntry', () => {
  it('adds after the last of its list, and leaves comments, order and indentation alone', () => {
    const yaml = `# The desk's own.\n${head}people:\n    # Mayors\n    - id: harlan-quist # since 2024\n      canonical: Harlan Quist # checked\n\n# Boards\norganizations:\n  - id: fallow\n    canonical: Fallow County Water Board\n`
    expect(added(yaml)).toBe(yaml.replace('# checked\n', '# checked\n    - id: ilse-brandauer\n      canonical: Ilse Brandauer\n'))
  })

  it('starts a list where there is none', () => {
    expect(added(head)).toBe(`${head}people:\n  - id: ilse-brandauer\n    canonical: Ilse Brandauer\n`)
    expect(added(head.trimEnd())).toBe(`${head}people:\n  - id: ilse-brandauer\n    canonical: Ilse Brandauer\n`)
    expect(added(head, 'Fallow County Water Board', 'organizations')).toContain('organizations:\n  - id: fallow-county-water-board\n')
  })

  it('keeps the line ends of the file and finds a free id', () => {
    const yaml = `${head}people:\n- id: ilse-brandauer\n  canonical: Ilse Brandauer Sr.\n`.replaceAll('\n', '\r\n')
    expect(added(yaml)).toBe(`${yaml}- id: ilse-brandauer-2\r\n  canonical: Ilse Brandauer\r\n`)
  })

  it('quotes a name that YAML would read otherwise', () => {
    expect(added(head, 'No')).toContain('canonical: No')
    expect(added(head, 'Jo: Ann')).toContain('canonical: "Jo: Ann"')
  })

  it('adds nothing to a pack that has the name, is written in one line, or is no pack', () => {
    expect(added(`${head}people:\n  - id: a\n    canonical: Ilse Brandauer\n`)).toBeUndefined()
    expect(added(`${head}people: [{id: a, canonical: Ann Aal}]\n`)).toBeUndefined()
    expect(added('just: text\n')).toBeUndefined()
    expect(added('people: [\n')).toBeUndefined()
  })
})

// The house's diagram as data, and the check that imports follow it.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * What each package may import of the workspace, and what else it may not touch.
 * `pure` packages import nothing of Node and name no console, clock or DOM.
 */
export const arrows = {
  'packages/core': {name: '@stet/core', may: [], pure: true, outside: ['double-metaphone', 'fastest-levenshtein']},
  'packages/lexicon': {name: '@stet/lexicon', may: ['@stet/core'], pure: true},
  'packages/reader': {name: '@stet/reader', may: ['@stet/core'], pure: true},
  'packages/packs': {name: '@stet/packs', may: ['@stet/core'], pure: true},
  rules: {name: '@stet/rules', may: ['@stet/core', '@stet/packs'], pure: true},
  'packages/remark-lint-stet': {
    name: 'remark-lint-stet',
    may: ['@stet/core', '@stet/lexicon', '@stet/packs', '@stet/reader', '@stet/rules'],
    pure: true
  },
  'packages/remark-preset-lint-stet': {name: 'remark-preset-lint-stet', may: ['remark-lint-stet'], pure: true},
  'packages/engine': {
    name: '@stet/engine',
    may: ['@stet/core', '@stet/lexicon', '@stet/packs', '@stet/reader', '@stet/rules', 'remark-lint-stet', 'remark-preset-lint-stet']
  },
  'packages/cli': {name: '@stet/cli', may: ['@stet/core', '@stet/engine'], bundle: true},
  'packages/language-server': {name: 'stet-language-server', may: ['@stet/core', '@stet/engine']},
  'packages/vscode': {name: 'stet-vscode', may: []},
  'packages/action': {name: '@stet/action', may: ['@stet/cli', '@stet/engine']},
  'packages/bench': {
    name: '@stet/bench',
    may: ['@stet/core', '@stet/lexicon', '@stet/packs', '@stet/reader', '@stet/rules', 'remark-lint-stet', '@stet/engine']
  }
}

const workspaceNames = new Set(Object.values(arrows).map(({name}) => name))
const importPattern = /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
const impure = /(?<![\w.'"`$-])(?:console|process)\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/

/** The modules a source imports. */
export function importsOf(source) {
  return [...source.matchAll(importPattern)].map((match) => match[1] ?? match[2])
}

/** What is wrong with one source file of a package, in words. */
export function breaches(folder, file, source) {
  const law = arrows[folder]
  const found = []
  for (const specifier of importsOf(source)) {
    const owner = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]
    if (workspaceNames.has(owner) && owner !== law.name && !law.may.includes(owner)) found.push(`${file} imports ${specifier}: ${law.name} may import ${law.may.join(', ') || 'nothing of the workspace'}`)
    if (specifier.startsWith('.') && /(?:^|\/)\.\.\/\.\.\/\.\.\//.test(specifier)) found.push(`${file} imports ${specifier}: it leaves its package by path`)
    if (law.pure && specifier.startsWith('node:')) found.push(`${file} imports ${specifier}: ${law.name} runs where there is no Node`)
    if (law.outside && !specifier.startsWith('.') && !law.outside.includes(owner)) found.push(`${file} imports ${specifier}: the heart depends on ${law.outside.join(' and ')} alone`)
  }
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
  const touch = law.pure ? impure.exec(code) : null
  if (touch) found.push(`${file} touches \`${touch[0].trim()}\`: ${law.name} is pure`)
  return found
}

/** Every source file of a package, tests and build output left out. */
export function sourcesOf(root, folder) {
  const skipped = new Set(['node_modules', 'dist', 'test', 'scripts', 'corpus', 'results'])
  const files = []
  const walk = (directory) => {
    for (const entry of readdirSync(join(root, directory), {withFileTypes: true})) {
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(`${directory}/${entry.name}`)
      } else if (entry.name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(entry.name)) files.push(`${directory}/${entry.name}`)
    }
  }
  walk(folder)
  return files.map((path) => ({path, source: readFileSync(join(root, path), 'utf8')}))
}

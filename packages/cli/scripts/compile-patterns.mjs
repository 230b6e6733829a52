// Gives the bundle its patterns for plain text; src/plain-patterns.ts says why and what that is.
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parse} from 'acorn'
import {buildSync, transform} from 'esbuild'

const runtime = fileURLToPath(new URL('../src/plain-patterns.ts', import.meta.url))

/** Rewrites the patterns of the workspace's own sources. */
export function plainPatterns() {
  const {plainClass, plainSource} = loadRuntime()
  const classes = Object.fromEntries(properties.flatMap((property) => [property, `${property} i`]).map((key) => [key, plainClass(key)]))
  const plainOf = (source, flags) => plainSource(source, flags, classes)
  return {
    name: 'plain-patterns',
    setup({initialOptions, onLoad}) {
      initialOptions.define = {...initialOptions.define, plainClasses: JSON.stringify(classes)}
      onLoad({filter: /[\\/]packages[\\/](?:core|reader|engine|packs|remark-lint-stet)[\\/](?:src|rules)[\\/].*\.ts$/}, async ({path}) => {
        const text = readFileSync(path, 'utf8')
        if (!/\\[pP]\{|new RegExp\(/.test(text)) return undefined
        const {code} = await transform(text, {loader: 'ts', target: 'esnext', charset: 'utf8', sourcefile: path})
        return {contents: rewrite(code, plainOf, path), loader: 'js'}
      })
    }
  }
}

/** Properties of which a plain class is made; a pattern that names another one stays as it is. */
const properties = ['L', 'Lu', 'Ll', 'M', 'Mn', 'Me', 'N', 'Nd', 'P', 'S', 'Cf']

function loadRuntime() {
  const {outputFiles} = buildSync({entryPoints: [runtime], write: false, format: 'cjs', platform: 'node', target: 'node20'})
  const module = {exports: {}}
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports)
  return module.exports
}

function rewrite(code, plainOf, path) {
  const edits = []
  let sites = 0
  const visit = (node, inFunction) => {
    if (!node || typeof node.type !== 'string') return
    const inside = inFunction || /Function|MethodDefinition|PropertyDefinition/.test(node.type)
    if (node.type === 'Literal' && node.regex) {
      const {pattern, flags} = node.regex
      const plain = /\\[pP]\{/.test(pattern) ? plainOf(pattern, flags) : pattern
      if (plain !== pattern) edits.push([node.start, node.end, siteOf(`stetPlain(/${plain}/${flags}, ${JSON.stringify(pattern)})`, flags, inside)])
    }
    if (node.type === 'NewExpression' && node.callee.name === 'RegExp' && node.arguments[1]?.type === 'Literal' && node.arguments[1].value.includes('u')) {
      // One that is made again and again could not be found again to be put right.
      if (inside) throw new Error(`${path} makes a pattern in a function; make it once for the module`)
      edits.push([node.start, node.callee.end, 'stetMade'])
    }
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const each of value) visit(each, inside)
      else if (value && typeof value === 'object') visit(value, inside)
    }
  }
  const siteOf = (pattern, flags, inside) => {
    if (!inside) return pattern
    const site = `stetSite${sites++}`
    const kept = `(${site} ??= ${pattern})`
    return /[gy]/.test(flags) ? `stetFresh(${kept})` : kept
  }
  visit(parse(code, {ecmaVersion: 'latest', sourceType: 'module'}), false)
  if (edits.length === 0) return code
  let result = code
  for (const [start, end, text] of edits.sort((a, b) => b[0] - a[0])) result = result.slice(0, start) + text + result.slice(end)
  const names = Array.from({length: sites}, (_, site) => `stetSite${site}`)
  return `import {fresh as stetFresh, made as stetMade, plain as stetPlain} from ${JSON.stringify(runtime)}\n${result}${sites > 0 ? `\nvar ${names.join(', ')}` : ''}`
}

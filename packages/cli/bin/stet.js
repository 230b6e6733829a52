#!/usr/bin/env node
// Starts the bundled program with the code that V8 compiled last time. A code cache that is missing, of
// another Node or of another build is made anew, without a word.
'use strict'
const {mkdirSync, readFileSync, renameSync, writeFileSync} = require('node:fs')
const {homedir} = require('node:os')
const {join} = require('node:path')
const {pathToFileURL} = require('node:url')
const {Script} = require('node:vm')
const {isMainThread} = require('node:worker_threads')

const dist = join(__dirname, '..', 'dist')
const file = join(dist, 'stet.cjs')
const source = readFileSync(file, 'utf8')
// V8 compares the length of the source alone: the build's own mark, its last characters, tells builds apart.
const build = source.slice(-17).trim()
const name = `stet-${build}-${process.version}-${process.arch}.cache`
// Beside the program, or where the user may write; never where somebody else may.
const places = [join(dist, name), join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stet', name)]

const cachedData = firstOf(places, (place) => readFileSync(place))
const script = new Script(`(function (exports, require, module, __dirname) {${source}\n})`, {
  filename: file,
  ...(cachedData ? {cachedData} : {})
})
const loaded = {exports: {}}
script.runInThisContext()(loaded.exports, require, loaded, dist)
const program = {assets: pathToFileURL(`${dist}/`), worker: pathToFileURL(__filename), build, importModule: (specifier) => import(specifier)}
if (isMainThread) loaded.exports.main(program).finally(keepCode)
else loaded.exports.work(program)

function keepCode() {
  if (cachedData && !script.cachedDataRejected) return
  // After the run, so that what ran is in it.
  const data = script.createCachedData()
  firstOf(places, (place) => {
    mkdirSync(join(place, '..'), {recursive: true})
    const draft = `${place}.${process.pid}.tmp`
    writeFileSync(draft, data)
    renameSync(draft, place)
    return true
  })
}

/** What the first place that works gives; undefined when none does. */
function firstOf(all, work) {
  for (const place of all) {
    try {
      return work(place)
    } catch {
      // The next one.
    }
  }
  return undefined
}

#!/usr/bin/env node
// Starts the bundled program with the code that V8 compiled last time. A code cache that is missing, of
// another Node or of another build is made anew, without a word.
'use strict'
const {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} = require('node:fs')
const {homedir} = require('node:os')
const {isAbsolute, join} = require('node:path')
const {pathToFileURL} = require('node:url')
const {Script} = require('node:vm')

const dist = join(__dirname, '..', 'dist')
const file = join(dist, 'stet.cjs')
// ASCII alone, as the bundler makes sure.
const source = readFileSync(file, 'latin1')
// V8 compares the length of the source alone: the build's own mark, its last characters, tells builds apart.
const build = source.slice(-17).trim()
const name = `stet-${build}-${process.version}-${process.arch}.cache`
const home = process.env.XDG_CACHE_HOME || ''
// Beside the program, or where the user may write; never where somebody else may. A path that is not absolute
// would lie in the folder that is being linted.
const places = [join(dist, name), join(isAbsolute(home) ? home : join(homedir(), '.cache'), 'stet', name)]

const cachedData = firstOf(places, readKept)
const script = new Script(`(function (exports, require, module, __dirname) {${source}\n})`, {
  filename: file,
  ...(cachedData ? {cachedData} : {})
})
const loaded = {exports: {}}
script.runInThisContext()(loaded.exports, require, loaded, dist)
const program = {assets: pathToFileURL(`${dist}/`), worker: pathToFileURL(join(__dirname, 'worker.js')), build, importModule: (specifier) => import(specifier)}
if (require.main === module) loaded.exports.main(program).then(keepCode)
else loaded.exports.work(program)

/** After a run that read a story, so that what such a run needs is in it. */
function keepCode(readStory) {
  if (!readStory || (cachedData && !script.cachedDataRejected)) return
  const data = script.createCachedData()
  firstOf(places, (place) => {
    mkdirSync(join(place, '..'), {recursive: true})
    const draft = `${place}.${process.pid}.tmp`
    writeFileSync(draft, data, {mode: 0o644})
    renameSync(draft, place)
    return true
  })
}

/** What is kept; in the user's folder only what nobody else may write to. */
function readKept(place) {
  const {uid, mode} = statSync(place)
  if (place !== places[0] && process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) throw new Error('of somebody else')
  return readFileSync(place)
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

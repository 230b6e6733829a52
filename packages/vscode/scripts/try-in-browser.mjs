// Opens the example story in a real VS Code with the packed extension: squiggles, hover, quick fix and undo are seen,
// and photographed for the docs. By command only: `npm run try-in-browser`. Needs Debian's chromium (or CHROMIUM=path).
import assert from 'node:assert/strict'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {home, installCodeServer, installExtension, startCodeServer} from './code-server.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const images = join(root, 'docs', 'images')
const quiet = ['disable-background-networking', 'disable-component-update', 'disable-gpu', 'disable-quic', 'disable-sync', 'no-first-run', 'no-sandbox']

installCodeServer()
await import('./package.mjs')
installExtension(fileURLToPath(new URL('../stet.vsix', import.meta.url)))
mkdirSync(images, {recursive: true})

const folder = join(mkdtempSync(join(tmpdir(), 'stet-browser-')), 'newsroom')
cpSync(join(root, 'examples', 'irs-ice'), folder, {recursive: true})
const story = join(folder, 'story.md')
const before = readFileSync(story, 'utf8')

const {chromium} = createRequire(join(home, 'package.json'))('playwright-core')
const server = await startCodeServer(folder)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: quiet.map((flag) => `--${flag}`)
})
try {
  const page = await browser.newPage({viewport: {width: 1200, height: 760}})
  await page.goto(server.url)
  await page.getByRole('treeitem', {name: 'story.md'}).dblclick({timeout: 60_000})
  const photograph = (name) => page.screenshot({path: join(images, `${name}.png`)})

  await page.locator('.squiggly-warning').first().waitFor({timeout: 60_000})
  await page.keyboard.press('Control+Shift+M')
  const problems = page.locator('.markers-panel .monaco-list-row')
  await page.getByText('IRS Code 6103').first().waitFor()
  await problems.nth(4).waitFor()
  const listed = (await problems.allTextContents()).join('\n')
  for (const rule of ['names-reference', 'quotes-wording', 'statutes-name']) {
    assert.ok(listed.includes(rule), `the Problems panel does not list ${rule}:\n${listed}`)
  }
  await photograph('vscode-problems')
  await page.keyboard.press('Control+J')

  const name = page.locator('.view-line span', {hasText: 'Besent'}).last()
  await name.hover({position: {x: await atWord(name, 'Besent'), y: 8}})
  const hover = page.locator('.monaco-hover:visible')
  await hover.getByText('first reference').waitFor({timeout: 10_000})
  await photograph('vscode-hover')

  await name.click({position: {x: await atWord(name, 'Besent'), y: 8}})
  await page.keyboard.press('Control+.')
  const action = page.locator('.action-widget').getByText('Change `Besent` to `Bessent`').first()
  await action.waitFor({timeout: 10_000})
  await photograph('vscode-quick-fix')
  // The list takes the keyboard; a shield over the page takes the mouse.
  await page.keyboard.press('Enter')
  await page.locator('.view-line', {hasText: 'Scott Bessent'}).first().waitFor({timeout: 10_000})
  await saves(page, before.replace('Scott Besent', 'Scott Bessent'), 'the quick fix changes one word')
  await page.keyboard.press('Control+Z')
  await page.locator('.view-line', {hasText: 'Scott Besent'}).first().waitFor({timeout: 10_000})
  await saves(page, before, 'undo restores the file byte for byte')
  console.log(`Squiggles, Problems, hover, quick fix and undo seen; pictures in ${images}`)
} finally {
  await browser.close()
  server.stop()
  rmSync(join(folder, '..'), {recursive: true, force: true})
}

/** The middle of a word inside a run of monospaced text, in pixels from the run's left edge. */
async function atWord(run, word) {
  const text = await run.textContent()
  const {width} = await run.boundingBox()
  return (width / text.length) * (text.indexOf(word) + word.length / 2)
}

/** Saves, and waits until the file holds what it should. */
async function saves(page, expected, what) {
  await page.keyboard.press('Control+S')
  for (let tries = 0; tries < 50 && readFileSync(story, 'utf8') !== expected; tries++) await page.waitForTimeout(100)
  assert.equal(readFileSync(story, 'utf8'), expected, what)
}

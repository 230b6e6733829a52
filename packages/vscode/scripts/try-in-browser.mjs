// Opens the example story in a real VS Code with the packed extension: squiggles, hover, quick fix, rename and undo are
// seen, and photographed for the docs. By command only: `npm run try-in-browser`. Needs Debian's chromium (or CHROMIUM=path).
import assert from 'node:assert/strict'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {home, installCodeServer, installExtension, startCodeServer} from './code-server.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const images = process.env.PICTURES ?? join(root, 'docs', 'images')
const quiet = ['disable-background-networking', 'disable-component-update', 'disable-gpu', 'disable-quic', 'disable-sync', 'no-first-run', 'no-sandbox']

installCodeServer()
await import('./package.mjs')
installExtension(fileURLToPath(new URL('../stet.vsix', import.meta.url)))
mkdirSync(images, {recursive: true})

const folder = join(mkdtempSync(join(tmpdir(), 'stet-browser-')), 'newsroom')
cpSync(join(root, 'examples', 'irs-ice'), folder, {recursive: true})
const story = join(folder, 'story.md')
const before = readFileSync(story, 'utf8')
// What undo must give back to the byte: a byte order mark, CRLF, characters of two units.
const odd = join(folder, 'odd.md')
const oddBefore = '\uFEFFMayor Ilse Brandauer \u{1F600} opened the dock. Brandauer spoke.\r\n\r\nBranduaer \u{1D49C} left.\r\n'

const {chromium} = createRequire(join(home, 'package.json'))('playwright-core')
const server = await startCodeServer(folder)
let page
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: quiet.map((flag) => `--${flag}`)
})
try {
  page = await browser.newPage({viewport: {width: 1200, height: 760}})
  page.setDefaultTimeout(120_000)
  await page.goto(server.url)
  await page.getByRole('treeitem', {name: 'story.md'}).dblclick({timeout: 60_000})
  const photograph = async (name) => {
    // What opens fades in.
    await page.waitForTimeout(500)
    await page.screenshot({path: join(images, `${name}.png`)})
  }

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
  await hover.getByText('first reference').waitFor({timeout: 30_000})
  await photograph('vscode-hover')

  await name.click({position: {x: await atWord(name, 'Besent'), y: 8}})
  await page.keyboard.press('Control+.')
  const action = page.locator('.action-widget').getByText('Change `Besent` to `Bessent`').first()
  await action.waitFor({timeout: 30_000})
  await photograph('vscode-quick-fix')
  // The list takes the keyboard; a shield over the page takes the mouse.
  await page.keyboard.press('Enter')
  await page.locator('.view-line', {hasText: 'Scott Bessent'}).first().waitFor({timeout: 30_000})
  await saves(page, story, before.replace('Scott Besent', 'Scott Bessent'), 'the quick fix changes one word')
  await page.keyboard.press('Control+Z')
  await page.locator('.view-line', {hasText: 'Scott Besent'}).first().waitFor({timeout: 30_000})
  await saves(page, story, before, 'undo restores the file byte for byte')

  // Let it stand here: the reason is selected, and what is typed takes its place.
  await name.click({position: {x: await atWord(name, 'Besent'), y: 8}})
  await chooseAction(page, 'Let names-reference stand here')
  await page.locator('.view-line', {hasText: 'checked'}).first().waitFor({timeout: 30_000})
  await page.keyboard.type('spelled so in the letter')
  const stands = before.replace('Treasury Secretary Scott', '<!-- spelled so in the letter -->\n<!--lint ignore names-reference-->\n\nTreasury Secretary Scott')
  await saves(page, story, stands, 'the reason is written over')
  await undoUntil(page, story, before)

  // The house pack opens with a new entry that nobody has saved yet; undo takes it back.
  const pack = join(folder, 'pack.yml')
  const packBefore = readFileSync(pack, 'utf8')
  await name.click({position: {x: await atWord(name, 'Besent'), y: 8}})
  await chooseAction(page, 'Add `Scott Besent` to pack.yml')
  await page.getByRole('tab', {name: 'pack.yml'}).click()
  await page.locator('.view-line', {hasText: 'canonical: Scott Besent'}).waitFor({timeout: 30_000})
  assert.equal(readFileSync(pack, 'utf8'), packBefore, 'nothing is saved by itself')
  const entry = '  - id: scott-besent\n    canonical: Scott Besent\n'
  await saves(page, pack, packBefore + entry, 'one entry is new and all else is as it was')
  await undoUntil(page, pack, packBefore)
  await page.getByRole('tab', {name: 'story.md'}).click()

  // Renaming to the right spelling follows the other one, after asking.
  await page.keyboard.press('Control+Home')
  const judge = page.locator('.view-line span', {hasText: 'Kollar-Kotely'}).last()
  await judge.click({position: {x: await atWord(judge, 'Kollar-Kotely'), y: 8}})
  await page.keyboard.press('F2')
  await page.locator('.rename-box input').fill('Kollar-Kotelly')
  await page.keyboard.press('Enter')
  const apply = page.getByRole('button', {name: 'Apply'})
  await apply.waitFor({timeout: 30_000})
  await photograph('vscode-rename')
  await page.locator('.monaco-list-row', {hasText: 'District Judge Colleen'}).locator('input').check()
  await apply.click()
  await saves(page, story, before.replace('Kollar Cutelli', 'Kollar-Kotelly').replace('Kollar-Kotely', 'Kollar-Kotelly'), 'the rename follows both spellings')
  await undoUntil(page, story, before)

  // A server that dies is started again, and marks what is new.
  for (const id of serversBelow(server.pid)) process.kill(id, 'SIGKILL')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nThe vote is TK.\n')
  // Errors, warnings and, one more than before, queries.
  await page.locator('[id="status.problems"]', {hasText: /0\s*4\s*3/}).waitFor({timeout: 30_000})
  await undoUntil(page, story, before)

  writeFileSync(odd, oddBefore)
  await page.getByRole('treeitem', {name: 'odd.md'}).dblclick({timeout: 60_000})
  const slip = page.locator('.view-line span', {hasText: 'Branduaer'}).last()
  await slip.click({position: {x: await atWord(slip, 'Branduaer'), y: 8}})
  await chooseAction(page, 'Change `Branduaer` to `Brandauer`')
  await saves(page, odd, oddBefore.replace('Branduaer', 'Brandauer'), 'the quick fix keeps every other byte')
  await undoUntil(page, odd, oddBefore)
  console.log(`Squiggles, Problems, hover, quick fix, a reason, rename, a killed server and undo seen; pictures in ${images}`)
} catch (error) {
  await page?.screenshot({path: join(home, 'failed.png')})
  throw error
} finally {
  await browser.close()
  server.stop()
  rmSync(join(folder, '..'), {recursive: true, force: true})
}

/** Opens the list of actions at the cursor and takes one. The list takes the keyboard; a shield over the page takes the mouse. */
async function chooseAction(page, title) {
  await page.waitForTimeout(500)
  await page.keyboard.press('Control+.')
  const list = page.locator('.action-widget')
  await list.getByText(title, {exact: true}).first().waitFor({timeout: 30_000})
  const titles = await list.locator('.monaco-list-row.action').allTextContents()
  for (let row = titles.findIndex((each) => each.trim() === title); row > 0; row--) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await list.waitFor({state: 'hidden'})
}

/** Undoes until the file holds what it held, and no further. */
async function undoUntil(page, file, expected) {
  for (let steps = 0; steps < 40 && readFileSync(file, 'utf8') !== expected; steps++) {
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+S')
    await page.waitForTimeout(300)
  }
  assert.equal(readFileSync(file, 'utf8'), expected, 'undo restores the file byte for byte')
}

/** The language servers that a program has started, itself or through others. */
function serversBelow(ancestor) {
  const parents = new Map()
  const servers = []
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) {
    try {
      parents.set(id, Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]))
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(join('dist', 'server', 'server.mjs'))) servers.push(id)
    } catch {
      // A process that has ended meanwhile.
    }
  }
  const isBelow = (id) => id === ancestor || (parents.has(id) && isBelow(parents.get(id)))
  const found = servers.filter(isBelow)
  assert.ok(found.length > 0, 'no language server is running')
  return found
}

/** The middle of a word inside a run of monospaced text, in pixels from the run's left edge. */
async function atWord(run, word) {
  const text = await run.textContent()
  const {width} = await run.boundingBox()
  return (width / text.length) * (text.indexOf(word) + word.length / 2)
}

/** Saves, and waits until the file holds what it should. */
async function saves(page, file, expected, what) {
  await page.keyboard.press('Control+S')
  for (let tries = 0; tries < 300 && readFileSync(file, 'utf8') !== expected; tries++) await page.waitForTimeout(100)
  assert.equal(readFileSync(file, 'utf8'), expected, what)
}

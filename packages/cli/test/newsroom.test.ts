import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {formatNames} from '../src/formats/format.js'
import {runIn} from './terminal.js'

const newsroom = fileURLToPath(new URL('../../../examples/newsroom/', import.meta.url))

describe('the example newsroom', () => {
  for (const name of formatNames) {
    it(`prints ${name} as it is written down`, async () => {
      const {out, err, code} = await runIn(newsroom, ['--format', name], {assets: '/nowhere'})
      expect(err).toBe('')
      expect(code).toBe(1)
      // Paths are from the working folder: the same on any machine.
      expect(out).not.toContain(newsroom)
      await expect(name === 'sarif' ? withoutRules(out) : out).toMatchFileSnapshot(`${newsroom}expected/${name}.txt`)
    })
  }

  it('has the same places in every format', async () => {
    const print = async (name: string) => (await runIn(newsroom, ['--format', name], {assets: '/nowhere'})).out
    const stories = JSON.parse(await print('json')) as Array<{filePath: string; messages: Array<{ruleId: string; line: number; column: number}>}>
    const places = stories.flatMap(({filePath, messages}) => messages.map(({ruleId, line, column}) => `${filePath}:${line}:${column} ${ruleId}`)).sort()
    const read = (text: string, pattern: RegExp, order: readonly [number, number, number, number]) =>
      [...text.matchAll(pattern)].map((match) => `${match[order[0]]}:${match[order[1]]}:${match[order[2]]} ${match[order[3]]}`).sort()
    expect(places.length).toBeGreaterThan(2)
    expect(read(await print('unix'), /^(.*?):(\d+):(\d+): .*\[\w+\/(\S+)\]$/gm, [1, 2, 3, 4])).toEqual(places)
    expect(read(await print('github'), /file=([^,]*),line=(\d+),.*?col=(\d+),.*?title=Stet \[([^\]]+)\]/g, [1, 2, 3, 4])).toEqual(places)
    const sarif = JSON.parse(await print('sarif')) as {
      runs: [{results: Array<{ruleId: string; locations: [{physicalLocation: {artifactLocation: {uri: string}; region: {startLine: number; startColumn: number}}}]}>}]
    }
    expect(
      sarif.runs[0].results
        .map(({ruleId, locations: [{physicalLocation}]}) => `${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}:${physicalLocation.region.startColumn} ${ruleId}`)
        .sort()
    ).toEqual(places)
    const rdjson = JSON.parse(await print('rdjson')) as {diagnostics: Array<{code: {value: string}; location: {path: string; range: {start: {line: number}}}}>}
    expect(rdjson.diagnostics.map(({code, location}) => `${location.path}:${location.range.start.line} ${code.value}`).sort()).toEqual(
      places.map((place) => place.replace(/:\d+ /, ' ')).sort()
    )
    const files = [...(await print('checkstyle')).matchAll(/<file name="([^"]*)">([^]*?)<\/file>/g)]
    expect(
      files.flatMap(([, path, errors]) => [...errors!.matchAll(/line="(\d+)" column="(\d+)".*?source="stet\.([^"]+)"/g)].map(([, line, column, rule]) => `${path}:${line}:${column} ${rule}`)).sort()
    ).toEqual(places)
  })
})

/** The list of every rule grows with the house; what was found does not depend on it. */
function withoutRules(sarif: string): string {
  const log = JSON.parse(sarif) as {runs: [{tool: {driver: {rules?: unknown}}; results: Array<{ruleIndex?: number}>}]}
  delete log.runs[0].tool.driver.rules
  for (const result of log.runs[0].results) delete result.ruleIndex
  return `${JSON.stringify(log, null, 2)}\n`
}

import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {Refusal} from './refusal.js'

/** A Markdown file of the articles that speed is measured on. */
export interface Article {
  readonly name: string
  readonly text: string
}

/** The articles of a data folder: `perf/*.tar.gz`, or the `.md` files under it. */
export function readArticles(data: string): readonly Article[] {
  const folder = existsSync(join(data, 'perf')) ? join(data, 'perf') : data
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal(`${folder} is no folder; --data names the folder of the data files`)
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  const articles = names.flatMap((name) => {
    if (name.endsWith('.tar.gz')) return filesOfTar(gunzipSync(readFileSync(join(folder, name)))).filter((file) => file.name.endsWith('.md'))
    return name.endsWith('.md') ? [{name, text: readFileSync(join(folder, name), 'utf8')}] : []
  })
  if (articles.length === 0) throw new Refusal(`${folder} holds neither .md files nor a .tar.gz of them`)
  return articles
}

const blockSize = 512

/**
 * The plain files of an archive in the ustar format (POSIX.1-1988): a header of 512 bytes, then the content in blocks of as
 * many. A name that is too long for the header is the content of an entry before it (GNU tar's `L`, pax's `x`).
 */
function filesOfTar(tar: Buffer): readonly Article[] {
  const files: Article[] = []
  const field = (start: number, length: number): string => tar.toString('utf8', start, start + length).replace(/\0.*$/s, '')
  let long: string | undefined
  for (let at = 0; at + blockSize <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8)
    const type = field(at + 156, 1)
    const prefix = field(at + 345, 155)
    const start = at + blockSize
    const content = tar.toString('utf8', start, start + size)
    if (type === 'L') long = content.replace(/\0.*$/s, '')
    else if (type === 'x') long = /\d+ path=([^\n]*)\n/.exec(content)?.[1] ?? long
    else {
      if (type === '' || type === '0') files.push({name: long ?? (prefix ? `${prefix}/` : '') + field(at, 100), text: content})
      long = undefined
    }
    at = start + Math.ceil(size / blockSize) * blockSize
  }
  return files
}

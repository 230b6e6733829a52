import type {Span} from '@stet/core/span'

/** Web and mail addresses in a text, which are no prose. Linear in the length of the text. */
export function findUrls(text: string): readonly Span[] {
  const urls: Span[] = []
  if (text.includes('://') || /www\./i.test(text)) {
    for (const match of text.matchAll(webAddress)) {
      const end = match.index + match[0].replace(trailing, '').length
      urls.push({start: match.index, end})
    }
  }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mail = mailAround(text, at)
    if (mail && mail.start >= (urls.at(-1)?.end ?? 0)) urls.push(mail)
  }
  return urls.sort((a, b) => a.start - b.start).filter((url, index, all) => index === 0 || url.start >= all[index - 1]!.end)
}

/** Whether a text is an address and nothing else. */
export function isUrl(text: string): boolean {
  const [url] = findUrls(text)
  return url !== undefined && url.start === 0 && /^\/?$/.test(text.slice(url.end))
}

const webAddress = /\b(?:https?|ftp):\/\/[^\s<>"“”—\u{FFFC}]+|\bwww\.[^\s<>"“”—\u{FFFC}]+/giu
const trailing = /[.,;:!?)\]’']{1,8}$/

const localPart = /[\w.+-]/
const domainPart = /[\da-z.-]/i

/** The longest part of an address before its `@`, after RFC 5321. */
const longestLocalPart = 64
const longestDomain = 255

function mailAround(text: string, at: number): Span | undefined {
  let start = at
  while (start > 0 && at - start < longestLocalPart && localPart.test(text[start - 1]!)) start--
  let end = at + 1
  while (end < text.length && end - at < longestDomain && domainPart.test(text[end]!)) end++
  while (text[end - 1] === '.') end--
  return start < at && text.slice(at, end).includes('.') ? {start, end} : undefined
}

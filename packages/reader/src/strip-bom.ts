/** Source without its byte order mark, which is no character of the story. */
export function stripBom(source: string): string {
  return source.charCodeAt(0) === 0xfe_ff ? source.slice(1) : source
}

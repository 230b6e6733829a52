/** Text as XML holds it; characters XML cannot hold are replaced. */
export function escapeXml(text: string): string {
  return text.replace(impossible, '\u{fffd}').replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.codePointAt(0)};`)
}

// What XML 1.0 has no way to write: control characters, lone surrogates, U+FFFE and U+FFFF.
// oxlint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

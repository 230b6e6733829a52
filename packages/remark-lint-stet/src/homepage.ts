/**
 * Base of every rule's documentation address; equals `homepage` of the root
 * package.json. While it is empty diagnostics carry no address.
 */
export const homepage: string = ''

/** Address of a rule's README, when there is a homepage. */
export function ruleUrl(id: string): string | undefined {
  return homepage === '' ? undefined : `${homepage.replace(/\/$/, '')}/packages/remark-lint-stet/rules/${id}/README.md`
}

import type {Role} from '@stet/core/reference'

/** An office with the time it was held. Unknown dates are left out: unknown is no fact. */
export function printRole({title, from, until}: Role): string {
  return title + (from && until ? ` (${from} to ${until})` : from ? ` (since ${from})` : until ? ` (until ${until})` : '')
}

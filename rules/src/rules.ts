import type {Reference} from '@stet/core/reference'
import {openReference} from '@stet/core/resolve/compiled-reference'
import {deserializeReference} from '@stet/packs/serialize'
import {packs} from './packs.generated.js'

let shipped: Reference | undefined

/** The shipped packs, compiled. Read when first asked for, from memory; by the command line from a file beside it. */
export function shippedReference(): Reference {
  return (shipped ??= readShipped())
}

function readShipped(): Reference {
  const kept = packs()
  return typeof kept === 'string' ? deserializeReference(kept) : openReference(kept)
}

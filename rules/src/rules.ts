import type {Reference} from '@stet/core/reference'
import {deserializeReference} from '@stet/packs/serialize'
import {packs} from './packs.generated.js'

let shipped: Reference | undefined

/** The shipped packs, compiled. Read from a string in memory, when first asked for. */
export function shippedReference(): Reference {
  return (shipped ??= deserializeReference(packs))
}

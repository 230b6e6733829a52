import {Reference} from '@stet/core/reference'

/** The shipped packs, compiled. */
export function shippedReference(): Reference {
  return Reference.empty
}

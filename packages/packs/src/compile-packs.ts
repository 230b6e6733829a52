import {Reference} from '@stet/core/reference'
import type {Pack} from './parse-pack.js'

/** Merges packs, later ones winning, into what the rules read. */
export function compilePacks(_packs: readonly Pack[]): Reference {
  return Reference.empty
}

import type {Lexicon} from './lexicon.js'
import type {BlockContent, Story} from './story.js'

/**
 * Makes a ledger that is resolved at most once for a story, when the first rule
 * asks for it.
 */
export function oncePerStory<Ledger>(resolve: (story: Story) => Ledger): (story: Story) => Ledger {
  const known = new WeakMap<Story, {readonly ledger: Ledger}>()
  return (story) => {
    let entry = known.get(story)
    if (!entry) known.set(story, (entry = {ledger: resolve(story)}))
    return entry.ledger
  }
}

/**
 * Makes an extract that is found at most once for a block and lexicon. A block
 * that an editor did not touch keeps its content object, and so its extract.
 */
export function oncePerBlock<Extract>(
  find: (content: BlockContent, lexicon: Lexicon) => Extract
): (content: BlockContent, lexicon: Lexicon) => Extract {
  const known = new WeakMap<BlockContent, {readonly lexicon: Lexicon; readonly extract: Extract}>()
  return (content, lexicon) => {
    let entry = known.get(content)
    if (!entry || entry.lexicon !== lexicon) known.set(content, (entry = {lexicon, extract: find(content, lexicon)}))
    return entry.extract
  }
}

/** Makes an index over reference data (or any other immutable object) that is built at most once. */
export function oncePer<Key extends object, Index>(build: (key: Key) => Index): (key: Key) => Index {
  const known = new WeakMap<Key, {readonly index: Index}>()
  return (key) => {
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = {index: build(key)}))
    return entry.index
  }
}

import type {Lexicon} from './lexicon.js'
import type {BlockContent, Story} from './story.js'

/**
 * What was made out of an object, kept on the object itself under a name that no
 * copy and no comparison sees. A weak map would do the same, but the collector
 * of young objects holds all that an old map refers to for alive: every story
 * would outlive its run, which took a fifth of the time of all rules.
 */
class Made {
  /** By the number of the maker. */
  readonly results: unknown[] = []
  lexicon: Lexicon | undefined
}

const made = Symbol('made')

interface Keeper {
  readonly [made]?: Made
}

function madeOf(object: Keeper): Made {
  const known = object[made]
  if (known) return known
  const fresh = new Made()
  Object.defineProperty(object, made, {value: fresh})
  return fresh
}

let makers = 0
/** Stands for undefined where a result was made and is undefined. */
const none = Symbol('none')

/**
 * Makes a ledger that is resolved at most once for a story, when the first rule
 * asks for it.
 */
export function oncePerStory<Ledger>(resolve: (story: Story) => Ledger): (story: Story) => Ledger {
  return oncePer(resolve)
}

/**
 * Makes an extract that is found at most once for a block and lexicon. A block
 * that an editor did not touch keeps its content object, and so its extract.
 */
export function oncePerBlock<Extract extends object>(
  find: (content: BlockContent, lexicon: Lexicon) => Extract
): (content: BlockContent, lexicon: Lexicon) => Extract {
  const maker = makers++
  return (content, lexicon) => {
    const kept = madeOf(content as Keeper)
    if (kept.lexicon !== lexicon) {
      if (kept.lexicon) kept.results.length = 0
      kept.lexicon = lexicon
    }
    return (kept.results[maker] ??= find(content, lexicon)) as Extract
  }
}

/** Makes what follows from an object that never changes (a block's content, reference data) at most once. */
export function oncePer<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const maker = makers++
  return (key) => {
    const {results} = madeOf(key as Keeper)
    const result = (results[maker] ??= make(key) ?? none)
    return (result === none ? undefined : result) as Result
  }
}

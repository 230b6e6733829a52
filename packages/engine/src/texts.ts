/** What is told of texts before anything looks at them. */
export interface TextWatch {
  /** A story, a configuration, a path. */
  readonly meet: (text: string) => void
  /** Something that is read as it lies: a Word document, packs. */
  readonly meetAny: () => void
}

let watch: TextWatch | undefined

/** Tells of every text from now on; a bundle that has its patterns for plain text puts them right. */
export function watchTexts(by: TextWatch): void {
  watch = by
}

/** A text from outside, before a pattern meets it. */
export function meetText(text: string): void {
  watch?.meet(text)
}

/** Something from outside of which no text is known yet. */
export function meetAnyText(): void {
  watch?.meetAny()
}

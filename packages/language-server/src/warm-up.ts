import {setImmediate} from 'node:timers/promises'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Stories} from './stories.js'

/** Names, figures, quotations, dates and laws: what makes the rules read, load and compile what they need. */
const story = `---
title: County sets its dock budget
date: 2026-02-26
---

# County sets its dock budget

Treasurer Greta Quilmann said on Thursday, Feb. 26, 2026, that the county would spend $1.28 million on the harbor, 12% more than last year.
“We count 4,769 boats and about 12 docks,” Quilmann said. Councilman Harlan Vosbury, 61, told the board: “It is a question of who pays.”

The Department of Transportation asked for the records under the Freedom of Information Act. Judge Odile Morstrom of the U.S. District
Court for the Northern District of Ohio ruled 5-4 in 2024 that the ferry line had to open them, citing Section 552 of Title 5.

- The first item rose from 20 to 35, and 60 of the 90 members were there.
- The second, which Vosbury called “a question of who pays,” was put off until 5 p.m.

| Dock | Boats |
|---|---|
| North | 1,200 |
| South | 3,569 |
`

/** Enough for V8 to compile what every story runs through; each takes a few milliseconds. */
const rounds = 12

/**
 * Reads a story of our own while the client asks for nothing, so that the first
 * one it opens waits for no lexicon, pack or compiler. Gives way as soon as
 * `isIdle` says no, and nothing it meets is anybody's problem yet.
 */
export async function warmUp(stories: Stories, isIdle: () => boolean): Promise<void> {
  for (let round = 0; round < rounds && isIdle(); round++) {
    await stories.read(TextDocument.create('untitled:warm-up.md', 'markdown', round, story))
    await setImmediate()
  }
}

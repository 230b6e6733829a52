import remarkLint from 'remark-lint'
import remarkLintStet from 'remark-lint-stet'
import {rules} from 'remark-lint-stet/rules'
import type {Preset} from 'unified'

/** The recommended rules of Stet: the base plugin first, so that the story is read once. */
const remarkPresetLintStet: Preset = {
  plugins: [remarkLint, remarkLintStet, ...rules.map((plugin) => [plugin, plugin.rule.recommended] as never)]
}

export default remarkPresetLintStet

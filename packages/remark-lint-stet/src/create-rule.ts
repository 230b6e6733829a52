import type {Diagnostic, Finding, Severity} from '@stet/core/diagnostic'
import {anyOverlap, bySpan} from '@stet/core/span'
import {letStand} from '@stet/core/standing'
import {isReplaceable, type Standing, type Story} from '@stet/core/story'
import type {Root} from 'mdast'
import type {Processor, Transformer} from 'unified'
import type {VFile} from 'vfile'
import * as z from 'zod'
import {ruleUrl} from './homepage.js'
import {addMessage} from './message.js'
import {readRuleOption, type RuleChoice, type RuleOption} from './rule-option.js'
import {recordRun} from './run-record.js'
import {storyOf} from './story-of.js'

/** What a rule's folder says of itself. */
export interface RuleSpec<Options extends z.ZodRawShape> {
  /** `<family>-<what should hold>`: the folder, the option key, the suppression word. */
  readonly id: string
  /** One line for lists: what the rule queries. */
  readonly summary: string
  readonly severity: Severity
  /** False for a rule that only runs when a configuration asks for it. */
  readonly recommended?: boolean
  /** True when the rule has nothing to say without reference packs. */
  readonly needsPack?: boolean
  /** True when the rule reads words, and so is silent in a language other than English. */
  readonly readsWords?: boolean
  /** False for the rule that reports on what is let stand: a value would let itself stand. */
  readonly canStand?: boolean
  /** What the rule can be told. */
  readonly options?: {
    /** In force where a configuration says nothing; a run that says nothing needs no validator. */
    readonly defaults: z.infer<z.ZodObject<Options>>
    /** Each option with the same default and a description; made when something is said. */
    readonly shape: () => Options
  }
  /** Pure: the same story and options give the same findings, and neither is changed. */
  readonly detect: (story: Story, options: Readonly<z.infer<z.ZodObject<Options>>>) => Iterable<Finding>
}

/** A rule as the engine runs it. */
export interface Rule {
  readonly id: string
  readonly summary: string
  readonly severity: Severity
  readonly recommended: boolean
  readonly needsPack: boolean
  readonly readsWords: boolean
  readonly schema: z.ZodObject
  readonly url: string | undefined
  /**
   * Reads a configuration's option for this rule; undefined when it is off.
   *
   * @throws Error that names the rule, the option and what is allowed.
   */
  readonly configure: (option: unknown) => RuleChoice | undefined
  /** Diagnostics of a story, in reading order, without those that were let stand. */
  readonly run: (story: Story, choice: RuleChoice) => readonly Diagnostic[]
}

/** A rule as unified runs it, with the rule itself in hand. */
export type RulePlugin = ((this: Processor, option?: RuleOption | null) => Transformer<Root> | undefined) & {readonly rule: Rule}

/** Makes a remark-lint plugin out of a rule. */
export function createRule<const Options extends z.ZodRawShape = Record<never, never>>(spec: RuleSpec<Options>): RulePlugin {
  let known: z.ZodObject<Options> | undefined
  const schema = (): z.ZodObject<Options> => (known ??= z.strictObject(spec.options?.shape() ?? ({} as Options)) as unknown as z.ZodObject<Options>)
  const defaults = Object.freeze({...spec.options?.defaults})
  const url = ruleUrl(spec.id)
  const rule: Rule = {
    id: spec.id,
    summary: spec.summary,
    severity: spec.severity,
    recommended: spec.recommended ?? true,
    needsPack: spec.needsPack ?? false,
    readsWords: spec.readsWords ?? true,
    get schema() {
      return schema() as unknown as z.ZodObject
    },
    url,
    configure(option) {
      const choice = readRuleOption(spec.id, option)
      if (!choice) return undefined
      if (Object.keys(choice.options).length === 0) return {...choice, options: defaults}
      const options = schema().safeParse(choice.options)
      if (!options.success) throw new Error(`Invalid options for rule \`${spec.id}\`: ${z.prettifyError(options.error)}`)
      return {...choice, options: Object.freeze(options.data as Record<string, unknown>)}
    },
    run(story, choice) {
      // What a pack says of a rule counts where the configuration names no severity.
      const level = choice.severity ?? story.settings.reference.rules[spec.id]
      if (level === 'off') return []
      const silent = rule.readsWords && story.language !== undefined && story.language !== 'en'
      const found = silent ? [] : [...spec.detect(story, choice.options as z.infer<z.ZodObject<Options>>)]
      if (found.length === 0) {
        recordRun(story, spec.id)
        return []
      }
      const diagnostics = found
        .map((finding) => toDiagnostic(story, rule, level, finding))
        .sort((a, b) => bySpan(a.span, b.span))
      const {remaining, used} = spec.canStand === false ? {remaining: diagnostics, used: new Set<Standing>()} : letStand(story, diagnostics)
      recordRun(story, spec.id, used)
      return remaining
    }
  }

  function plugin(this: Processor, option?: RuleOption | null): Transformer<Root> | undefined {
    const choice = rule.configure(option)
    if (!choice) return undefined
    const settings = this.data('settings')
    return (tree: Root, file: VFile) => {
      const story = storyOf(tree, file, settings)
      for (const diagnostic of rule.run(story, choice)) addMessage(file, story, diagnostic)
    }
  }

  // remark prints the name of a plugin that throws.
  Object.defineProperty(plugin, 'name', {value: `remark-lint:${spec.id}`})
  return Object.assign(plugin as (this: Processor, option?: RuleOption | null) => Transformer<Root> | undefined, {rule})
}

function toDiagnostic(story: Story, rule: Rule, configured: Severity | undefined, finding: Finding): Diagnostic {
  const related = finding.related ?? []
  const places = [finding.span, ...related.map((other) => other.span)]
  const surfaces = places.map((span) => story.source.slice(span.start, span.end))
  return {
    rule: rule.id,
    severity: configured ?? finding.severity ?? rule.severity,
    span: finding.span,
    sentence: finding.sentence,
    ...(finding.note === undefined ? {} : {note: finding.note}),
    related,
    // Offered whole or not at all: an edit across `Kollar *Cutelli*` would leave half of the emphasis behind, and one of
    // two edits that meet would undo the other.
    suggestions: (finding.suggestions ?? []).filter(({edits}) => edits.every((edit) => isReplaceable(story, edit.span)) && !anyOverlap(edits.map(({span}) => span))),
    surfaces: [...new Set([...surfaces, ...(finding.surfaces ?? [])])],
    ...(rule.url === undefined ? {} : {url: rule.url})
  }
}

import type { Definition } from './definition.ts'
import type { Example } from './guideline.ts'

/** An example that a ruling asked for, and the entry that it belongs to. */
export type RuledExample = Example & { entry: string }

/** The definition with examples added to their entries; what stands there already, or has no entry any more, is left. */
export function withExamples(definition: Definition, examples: readonly RuledExample[]): Definition {
  const { guideline } = definition
  const entries = guideline.entries.map((entry) => {
    const known = new Set(entry.examples.map(({ item }) => item))
    const added = examples.filter((example) => example.entry === entry.id && !known.has(example.item))
    const latest = new Map(added.map(({ item, kind, note }) => [item, { item, kind, note }]))
    return latest.size === 0 ? entry : { ...entry, examples: [...entry.examples, ...latest.values()] }
  })
  return { ...definition, guideline: { ...guideline, entries } }
}

import { ok } from '../../kernel/result.ts'
import { classNameIn, quoted, quotedList } from '../../schema/names.ts'
import type { Definition } from '../definition.ts'
import type { GuidelineEntry, Threshold } from '../guideline.ts'
import { readClasses } from '../projected-answer.ts'
import {
  invalid,
  type OperationOf,
  type OperationReading,
  requireClass,
  requireClassQuestion,
  requireQuestion,
  withQuestion,
} from './operation-reading.ts'

type Merge = OperationOf<'merge_classes'>

/** Two or more classes become one. Forward every label moves by itself; back, which one was meant can't be told. */
export const mergeClasses: OperationReading<Merge> = {
  apply(definition, operation) {
    const question = requireClassQuestion(definition, operation.question)
    const from = new Set(operation.from)
    if (from.size < 2) return invalid('Choose at least two different classes to merge.', 'from')
    for (const id of from) requireClass(question, id)
    const { into } = operation
    if (into.name.trim() === '') return invalid('The merged class needs a name.', 'into.name')
    if (!from.has(into.id) && question.classes.some(({ id }) => id === into.id)) {
      return invalid(
        `To merge into ${quoted(classNameIn(question, into.id))}, count it among the classes that are merged.`,
        'into',
      )
    }
    const place = question.classes.findIndex(({ id }) => from.has(id))
    const classes = question.classes.flatMap((other, index) =>
      index === place ? [into] : from.has(other.id) ? [] : [other],
    )
    const merged = withQuestion(definition, { ...question, classes })
    return ok({ ...merged, guideline: { ...merged.guideline, entries: mergeEntries(definition, operation) } })
  },
  forward(answer, { from, into }) {
    return readClasses(answer, (id) => ({ class: from.includes(id) ? into.id : id }))
  },
  inverse(answer, { question, from, into }, { version, before }) {
    return readClasses(answer, (id) => {
      if (id !== into.id) return { class: id }
      const names = quotedList(from.map((one) => classNameIn(requireQuestion(before, question), one)))
      return {
        reason: `Version ${version} merged ${names} into ${quoted(into.name)}; which of them was meant can't be told.`,
      }
    })
  },
  sentence({ question, from, into }, before) {
    const names = from.map((id) => classNameIn(requireQuestion(before, question), id))
    return `${quotedList(names)} were merged into ${quoted(into.name)}`
  },
}

/** The entries of the merged classes become one: the first keeps its id, texts and examples are joined under their names. */
function mergeEntries(definition: Definition, { question: id, from, into }: Merge): GuidelineEntry[] {
  const question = requireClassQuestion(definition, id)
  const entries = definition.guideline.entries
  const concerned = from.flatMap((classId) =>
    entries.filter((entry) => entry.question === id && entry.class === classId),
  )
  const first = entries.find((entry) => concerned.includes(entry))
  if (!first) return entries
  const text = concerned
    .filter((entry) => entry.text.trim() !== '')
    .map((entry) => `**${classNameIn(question, entry.class as string)}**\n\n${entry.text.trim()}`)
    .join('\n\n')
  const seen = new Set<string>()
  const examples = concerned
    .flatMap((entry) => entry.examples)
    .filter((example) => !seen.has(example.item) && seen.add(example.item))
  const grounds = concerned.flatMap((entry) => entry.grounds ?? [])
  const merged: GuidelineEntry = {
    ...first,
    class: into.id,
    text,
    threshold: commonThreshold(concerned.map((entry) => entry.threshold)),
    examples,
    ...(grounds.length > 0 ? { grounds } : {}),
  }
  return entries.flatMap((entry) => (entry === first ? [merged] : concerned.includes(entry) ? [] : [entry]))
}

/** The threshold that all of them state, else none: the lead says which one the merged class has. */
function commonThreshold(thresholds: readonly (Threshold | null)[]): Threshold | null {
  const first = thresholds[0] ?? null
  const same = thresholds.every(
    (other) =>
      first !== null &&
      other !== null &&
      other.measure === first.measure &&
      other.atLeast === first.atLeast &&
      other.unit === first.unit,
  )
  return same ? first : null
}

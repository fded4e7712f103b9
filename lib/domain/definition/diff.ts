import type { ClassId, QuestionId } from '../kernel/ids.ts'
import { classNameIn, quoted } from '../schema/names.ts'
import { classesOf, type Question } from '../schema/question.ts'
import type { Definition } from './definition.ts'
import type { Example, GuidelineEntry, Threshold } from './guideline.ts'
import type { Operation } from './operation.ts'
import { applyOperation, questionOf, readingOf } from './operations/readings.ts'
import { sameJson } from './same-json.ts'
import type { TextRule } from './text-rule.ts'
import type { VersionTree } from './version-tree.ts'

/** One thing that changed between two definitions, in a sentence; long texts also as they were and are. */
export type Change = {
  area: 'schema' | 'guideline' | 'rules' | 'input'
  sentence: string
  question: QuestionId | null
  class: ClassId | null
  text?: { before: string; after: string }
}

/**
 * What changed from one version to another. Where the second descends from the first, operations are told as such
 * ("“deep” and “shallow” were merged into “scratch”"); otherwise the two definitions are compared as they stand.
 */
export function diffVersions(
  tree: VersionTree,
  from: Parameters<VersionTree['require']>[0],
  to: typeof from,
): Change[] {
  const path = tree.path(from, to)
  const before = tree.require(from).definition
  const after = tree.require(to).definition
  if (path.some(({ direction }) => direction === 'up')) return diffDefinitions(before, after)
  return diffWithOperations(
    before,
    path.flatMap(({ version }) => version.operations),
    after,
  )
}

/** Operations in words, then what they leave unexplained. */
export function diffWithOperations(before: Definition, operations: readonly Operation[], after: Definition): Change[] {
  const told: Change[] = []
  let explained = before
  for (const operation of operations) {
    const next = applyOperation(explained, operation)
    if (!next.ok) return diffDefinitions(before, after)
    told.push(
      change('schema', readingOf(operation).sentence(operation, explained), questionOf(operation), classOf(operation)),
    )
    explained = next.value
  }
  return [...told, ...diffDefinitions(explained, after)]
}

/** Two definitions compared as they stand, without knowing how the one became the other. */
export function diffDefinitions(before: Definition, after: Definition): Change[] {
  return [
    ...diffSchema(before, after),
    ...diffGuideline(before, after),
    ...diffRules(before, after),
    ...diffInput(before, after),
  ]
}

function classOf(operation: Operation): ClassId | null {
  switch (operation.kind) {
    case 'merge_classes':
      return operation.into.id
    case 'add_class':
      return operation.class.id
    case 'rename_class':
    case 'remove_class':
      return operation.class
    default:
      return null
  }
}

function change(
  area: Change['area'],
  sentence: string,
  question: QuestionId | null = null,
  classId: ClassId | null = null,
  text?: Change['text'],
): Change {
  const full = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  return { area, sentence: full, question, class: classId, ...(text ? { text } : {}) }
}

function diffSchema(before: Definition, after: Definition): Change[] {
  const { added, removed, kept } = pair(before.schema.questions, after.schema.questions)
  return [
    ...removed.map(({ id, name }) => change('schema', `the question ${quoted(name)} is no longer asked`, id)),
    ...added.map(({ id, name }) => change('schema', `the question ${quoted(name)} was added`, id)),
    ...kept.flatMap(([old, now]) => diffQuestion(old, now)),
  ]
}

function diffQuestion(old: Question, now: Question): Change[] {
  const { id } = now
  const changes: Change[] = []
  const say = (sentence: string, classId: ClassId | null = null) =>
    changes.push(change('schema', sentence, id, classId))
  if (old.name !== now.name) say(`the question ${quoted(old.name)} was renamed ${quoted(now.name)}`)
  const name = quoted(now.name)
  if (old.kind !== now.kind) say(`${name} became another kind of question`)
  if (old.required !== now.required) say(`${name} is ${now.required ? 'now required' : 'no longer required'}`)
  if (old.help !== now.help) say(`the help of ${name} changed`)
  if (old.kind === 'boxes' && now.kind === 'boxes' && old.iouThreshold !== now.iouThreshold) {
    say(
      `boxes of ${name} now count as the same from an overlap (IoU) of ${now.iouThreshold}, before from ${old.iouThreshold}`,
    )
  }
  if (old.kind === 'text' && now.kind === 'text') {
    if (old.language !== now.language) say(`the language of ${name} is now ${now.language}, before ${old.language}`)
    if (old.unit !== now.unit) say(`${name} is now compared by ${now.unit}s, before by ${old.unit}s`)
    if (!sameJson(old.fold, now.fold)) say(`what comparison overlooks in ${name} changed`)
  }
  const classes = pair(classesOf(old), classesOf(now))
  for (const one of classes.removed) say(`${quoted(one.name)} was removed from ${name}`, one.id)
  for (const one of classes.added) say(`${quoted(one.name)} was added to ${name}`, one.id)
  for (const [was, is] of classes.kept) {
    if (was.name !== is.name) say(`${quoted(was.name)} was renamed ${quoted(is.name)}`, is.id)
    if (was.key !== is.key) say(`the key of ${quoted(is.name)} is now ${is.key.toUpperCase() || 'none'}`, is.id)
    if (was.colour !== is.colour) say(`${quoted(is.name)} has another colour`, is.id)
  }
  return changes
}

function diffGuideline(before: Definition, after: Definition): Change[] {
  const changes: Change[] = []
  if (before.guideline.general !== after.guideline.general) {
    const text = { before: before.guideline.general, after: after.guideline.general }
    changes.push(change('guideline', 'the general rules changed', null, null, text))
  }
  const { added, removed, kept } = pair(before.guideline.entries, after.guideline.entries)
  const subject = (entry: GuidelineEntry, definition: Definition) => {
    const question = definition.schema.questions.find(({ id }) => id === entry.question) ?? null
    return quoted(entry.class === null ? (question?.name ?? entry.question) : classNameIn(question, entry.class))
  }
  for (const entry of removed) {
    changes.push(change('guideline', `the entry on ${subject(entry, before)} is gone`, entry.question, entry.class))
  }
  for (const entry of added) {
    const text = { before: '', after: entry.text }
    const sentence = `${subject(entry, after)} has an entry now${entry.threshold ? `: it ${thresholdInWords(entry.threshold)}` : ''}`
    changes.push(change('guideline', sentence, entry.question, entry.class, text))
  }
  for (const [old, now] of kept) {
    const name = subject(now, after)
    const say = (sentence: string, text?: Change['text']) =>
      changes.push(change('guideline', sentence, now.question, now.class, text))
    if (old.text !== now.text) say(`the text on ${name} changed`, { before: old.text, after: now.text })
    if (!sameJson(old.threshold, now.threshold)) say(thresholdChange(name, old.threshold, now.threshold))
    for (const sentence of exampleChanges(name, old.examples, now.examples)) say(sentence)
  }
  return changes
}

/** `counts from 0.3 mm (length)`. */
export function thresholdInWords({ measure, atLeast, unit }: Threshold): string {
  return `counts from ${atLeast} ${unit} (${measure})`
}

function thresholdChange(name: string, old: Threshold | null, now: Threshold | null): string {
  if (!now) return `${name} no longer has a threshold`
  const before = old ? `, before from ${old.atLeast} ${old.unit} (${old.measure})` : ''
  return `${name} now ${thresholdInWords(now)}${before}`
}

function exampleChanges(name: string, old: readonly Example[], now: readonly Example[]): string[] {
  const key = ({ item, kind }: Example) => `${item} ${kind}`
  const was = new Set(old.map(key))
  const is = new Set(now.map(key))
  const added = now.filter((example) => !was.has(key(example))).length
  const removed = old.filter((example) => !is.has(key(example))).length
  const sentences: string[] = []
  if (added > 0) sentences.push(`${name} got ${added} new ${added === 1 ? 'example' : 'examples'}`)
  if (removed > 0) sentences.push(`${name} lost ${removed} ${removed === 1 ? 'example' : 'examples'}`)
  return sentences
}

function diffRules(before: Definition, after: Definition): Change[] {
  const { added, removed, kept } = pair(before.conventions, after.conventions)
  const reads = ({ find, replace }: TextRule) =>
    `${quoted(find)} is read as ${replace === '' ? 'nothing' : quoted(replace)}`
  const changes = [
    ...removed.map((rule) => change('rules', `the rule ${quoted(rule.name)} is gone`, rule.question)),
    ...added.map((rule) => change('rules', `new rule ${quoted(rule.name)}: ${reads(rule)}`, rule.question)),
    ...kept.flatMap(([old, now]) => {
      const same = sameJson({ ...old, name: '', cases: [] }, { ...now, name: '', cases: [] })
      if (!same) return [change('rules', `the rule ${quoted(now.name)} changed: ${reads(now)}`, now.question)]
      return old.name === now.name
        ? []
        : [change('rules', `the rule ${quoted(old.name)} is now called ${quoted(now.name)}`, now.question)]
    }),
  ]
  const order = (rules: readonly TextRule[], others: readonly TextRule[]) =>
    rules.flatMap(({ id }) => (others.some((other) => other.id === id) ? [id] : []))
  if (!sameJson(order(before.conventions, after.conventions), order(after.conventions, before.conventions))) {
    changes.push(change('rules', 'the rules are applied in another order'))
  }
  return changes
}

const inputNames: Record<keyof Definition['acceptable'], string> = {
  minWidth: 'least width, px',
  minHeight: 'least height, px',
  minBrightness: 'least brightness',
  minContrast: 'least contrast',
  minSampleRate: 'least sample rate, Hz',
  maxSilence: 'longest silence before or after, s',
}

function diffInput(before: Definition, after: Definition): Change[] {
  return (Object.keys(inputNames) as (keyof Definition['acceptable'])[]).flatMap((key) => {
    const [was, is] = [before.acceptable[key], after.acceptable[key]]
    if (was === is) return []
    return [change('input', `acceptable input (${inputNames[key]}): ${is ?? 'no limit'}, before ${was ?? 'no limit'}`)]
  })
}

function pair<T extends { id: string }>(before: readonly T[], after: readonly T[]) {
  const old = new Map(before.map((one) => [one.id, one]))
  const now = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    kept: after.flatMap((one): [T, T][] => {
      const was = old.get(one.id)
      return was ? [[was, one]] : []
    }),
  }
}

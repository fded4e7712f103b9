import { RefusalError } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { paletteSize } from '../schema/palette.ts'
import type { LabelClass, Question } from '../schema/question.ts'
import { changeGuideline, isGuidelineChange } from './change-guideline.ts'
import { changeRules, isRuleChange } from './change-rules.ts'
import type { Definition } from './definition.ts'
import type { DraftContent, IdSource } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import type { Operation } from './operation.ts'
import { requireClass, requireClassQuestion, requireQuestion, withQuestion } from './operations/operation-reading.ts'
import { applyOperation, applyOperations } from './operations/readings.ts'
import { definitionProblems, parseDefinition, refuseProblems } from './validate-definition.ts'

/**
 * A draft after one edit. What changes the meaning of labels is recorded as an operation on the way (`parent` null: the
 * first draft, which no label depends on, so nothing is recorded). Refuses what would not hold together: names and keys
 * that clash, references to what isn't there.
 */
export function changeDraft(
  draft: DraftContent,
  parent: Definition | null,
  change: DraftChange,
  ids: IdSource,
): Result<DraftContent> {
  try {
    const next = change.kind === 'replace' ? replaceDraft(parent, change) : editDraft(draft, change, ids)
    if (!next.ok) return next
    const problems = definitionProblems(next.value.definition)
    if (problems.length > 0) return refuseProblems(problems)
    return parent ? next : ok({ ...next.value, operations: [] })
  } catch (error) {
    if (error instanceof RefusalError) return refuse(error.refusal)
    throw error
  }
}

function replaceDraft(
  parent: Definition | null,
  change: Extract<DraftChange, { kind: 'replace' }>,
): Result<DraftContent> {
  const parsed = parseDefinition(change.definition)
  if (!parsed.ok) return parsed
  const applied = parent ? applyOperations(parent, change.operations) : null
  if (applied && !applied.ok) return applied
  return ok({ definition: parsed.value, operations: change.operations })
}

type Edit = Exclude<DraftChange, { kind: 'replace' }>

function editDraft(draft: DraftContent, change: Edit, ids: IdSource): Result<DraftContent> {
  const { definition } = draft
  if (isGuidelineChange(change)) return onlyDefinition(draft, changeGuideline(definition, change, ids))
  if (isRuleChange(change)) return onlyDefinition(draft, changeRules(definition, change, ids))
  switch (change.kind) {
    case 'set_acceptable':
      return onlyDefinition(draft, ok({ ...definition, acceptable: change.acceptable }))
    case 'add_question':
      return operate(draft, { kind: 'add_question', question: newQuestion(change.asks, change.name, ids) })
    case 'remove_question':
      return operate(draft, change)
    case 'edit_question':
      return editQuestion(draft, change)
    case 'add_class': {
      const { classes } = requireClassQuestion(definition, change.question)
      const added: LabelClass = {
        id: ids.class(),
        name: change.name,
        key: change.key ?? freeKey(classes),
        colour: change.colour ?? freeColour(classes),
      }
      return operate(draft, {
        kind: 'add_class',
        question: change.question,
        class: added,
        reconsider: change.reconsider,
      })
    }
    case 'merge_classes': {
      const first = requireClass(requireClassQuestion(definition, change.question), change.from[0] as LabelClass['id'])
      const into: LabelClass = { id: ids.class(), name: change.name, key: first.key, colour: first.colour }
      return operate(draft, { kind: 'merge_classes', question: change.question, from: change.from, into })
    }
    case 'remove_class':
      return operate(draft, change)
    case 'edit_class':
      return editClass(draft, change)
    case 'move_class': {
      const question = requireClassQuestion(definition, change.question)
      const moved = requireClass(question, change.class)
      const classes = question.classes.filter(({ id }) => id !== change.class)
      classes.splice(change.to, 0, moved)
      return onlyDefinition(draft, ok(withQuestion(definition, { ...question, classes })))
    }
  }
}

function onlyDefinition(draft: DraftContent, result: Result<Definition>): Result<DraftContent> {
  return result.ok ? ok({ ...draft, definition: result.value }) : result
}

function operate(draft: DraftContent, operation: Operation): Result<DraftContent> {
  const applied = applyOperation(draft.definition, operation)
  return applied.ok ? ok({ definition: applied.value, operations: record(draft.operations, operation) }) : applied
}

/** Adds an operation to the list; of two renames of one thing in a row of renames, only the last is kept. */
function record(operations: readonly Operation[], operation: Operation): Operation[] {
  const kept = operations.filter((earlier, index) => {
    const onlyRenamesFollow = operations.slice(index).every(({ kind }) => kind.startsWith('rename_'))
    if (!onlyRenamesFollow || earlier.kind !== operation.kind) return true
    if (earlier.kind === 'rename_class' && operation.kind === 'rename_class') {
      return earlier.question !== operation.question || earlier.class !== operation.class
    }
    if (earlier.kind === 'rename_question' && operation.kind === 'rename_question') {
      return earlier.question !== operation.question
    }
    return true
  })
  return [...kept, operation]
}

function editQuestion(draft: DraftContent, change: Extract<Edit, { kind: 'edit_question' }>): Result<DraftContent> {
  const old = requireQuestion(draft.definition, change.question)
  const renamed =
    change.name !== undefined && change.name !== old.name
      ? operate(draft, { kind: 'rename_question', question: old.id, name: change.name })
      : ok(draft)
  if (!renamed.ok) return renamed
  const question = structuredClone(requireQuestion(renamed.value.definition, change.question))
  if (change.help !== undefined) question.help = change.help
  if (change.required !== undefined) question.required = change.required
  if (question.kind === 'boxes' && change.iouThreshold !== undefined) question.iouThreshold = change.iouThreshold
  if (question.kind === 'text') {
    if (change.language !== undefined) question.language = change.language
    if (change.unit !== undefined) question.unit = change.unit
    if (change.fold !== undefined) question.fold = change.fold
  }
  return onlyDefinition(renamed.value, ok(withQuestion(renamed.value.definition, question)))
}

function editClass(draft: DraftContent, change: Extract<Edit, { kind: 'edit_class' }>): Result<DraftContent> {
  const old = requireClass(requireClassQuestion(draft.definition, change.question), change.class)
  const renamed =
    change.name !== undefined && change.name !== old.name
      ? operate(draft, { kind: 'rename_class', question: change.question, class: change.class, name: change.name })
      : ok(draft)
  if (!renamed.ok) return renamed
  const question = requireClassQuestion(renamed.value.definition, change.question)
  const classes = question.classes.map((one) =>
    one.id === change.class ? { ...one, key: change.key ?? one.key, colour: change.colour ?? one.colour } : one,
  )
  return onlyDefinition(renamed.value, ok(withQuestion(renamed.value.definition, { ...question, classes })))
}

function newQuestion(asks: Question['kind'], name: string, ids: IdSource): Question {
  const common = { id: ids.question(), name, help: '', required: true }
  if (asks === 'choice') return { ...common, kind: 'choice', classes: [] }
  if (asks === 'boxes') return { ...common, kind: 'boxes', classes: [], iouThreshold: 0.5 }
  const fold = { case: false, punctuation: false, unicode: true }
  return { ...common, kind: 'text', language: 'en', unit: 'word', fold }
}

/** The first digit that no class of the question has; none when all are taken. */
function freeKey(classes: readonly LabelClass[]): string {
  return [...'1234567890'].find((digit) => !classes.some(({ key }) => key === digit)) ?? ''
}

/** The first colour of the palette that no class of the question has; all in turn when all are taken. */
function freeColour(classes: readonly LabelClass[]): number {
  const free = Array.from({ length: paletteSize }, (_, colour) => colour).find(
    (colour) => !classes.some((one) => one.colour === colour),
  )
  return free ?? classes.length % paletteSize
}

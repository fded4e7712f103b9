import { createStore, type StoreApi } from 'zustand/vanilla'
import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import type { Answer, AnswerDocument } from '#lib/domain/schema/answer.ts'
import { emptyLog, type Patch, type PatchLog, recorded, redone, undone } from './patch-log.ts'

/** Answers to one item as they stand on the screen, and the way back. */
export type LabelingState = {
  document: AnswerDocument
  log: PatchLog<Answer>
  /** The question that keys speak to. */
  active: QuestionId
  /** Whether anything was changed since the document was opened. */
  changed: boolean
  readOnly: boolean
}

export type LabelingActions = {
  /**
   * Sets or clears an answer. `logged` false for editors with a log of their own (boxes, text fields), whose every
   * change arrives here.
   */
  answer(question: QuestionId, answer: Answer | null, logged?: boolean): void
  activate(question: QuestionId): void
  /** Moves to the next question or the one before; the ends stay. */
  step(by: 1 | -1): void
  undo(): void
  redo(): void
  setReadOnly(readOnly: boolean): void
}
export type LabelingStore = StoreApi<LabelingState & LabelingActions>

/** A store over the document of one item; `onChange` hears of every change that a person made. */
export function createLabelingStore(options: {
  document: AnswerDocument
  /** The questions that are asked, in order; at least one. */
  questions: readonly QuestionId[]
  /** Those that need not be answered; none when nothing is said. */
  optional?: readonly QuestionId[]
  readOnly: boolean
  onChange: (document: AnswerDocument) => void
}): LabelingStore {
  const { questions, optional = [], onChange } = options
  return createStore((set, get) => {
    function apply(patch: Patch<Answer>, log: PatchLog<Answer>): void {
      const answers = { ...get().document.answers }
      for (const { id, after } of patch) {
        if (after) answers[id as QuestionId] = after
        else delete answers[id as QuestionId]
      }
      const document: AnswerDocument = { format: 1, answers }
      set({ document, log, changed: true })
      onChange(document)
    }
    return {
      document: options.document,
      log: emptyLog,
      active: firstOpen(questions, optional, options.document),
      changed: false,
      readOnly: options.readOnly,
      answer(question, after, logged = true) {
        if (get().readOnly) return
        const before = get().document.answers[question] ?? null
        if (JSON.stringify(before) === JSON.stringify(after)) return
        const patch = [{ id: question, before, after }]
        apply(patch, logged ? recorded(get().log, patch) : get().log)
      },
      activate: (active) => set({ active }),
      step(by) {
        const next = questions[questions.indexOf(get().active) + by]
        if (next) set({ active: next })
      },
      undo() {
        const step = undone(get().log)
        if (step && !get().readOnly) apply(step.patch, step.log)
      },
      redo() {
        const step = redone(get().log)
        if (step && !get().readOnly) apply(step.patch, step.log)
      },
      setReadOnly: (readOnly) => set({ readOnly }),
    }
  })
}

/** The first question that lacks an answer, or the first of all. */
function firstOpen(
  questions: readonly QuestionId[],
  optional: readonly QuestionId[],
  document: AnswerDocument,
): QuestionId {
  const open = questions.find((id) => !document.answers[id] && !optional.includes(id)) ?? questions[0]
  if (!open) throw new Error('a definition without a question')
  return open
}

import { z } from 'zod'
import type { ClassId, QuestionId } from '../kernel/ids.ts'
import { classSchema, questionSchema, stableId } from '../schema/question.ts'

const question = stableId<QuestionId>()
const classId = stableId<ClassId>()

/**
 * The steps that lead from a definition version to its child. Each has a forward and an inverse reading of answers
 * (one file each under `operations/`); the set is open: add a member here and its file there.
 * Edits of the guideline and of conventions are no operations: they leave the reading of stored labels to the
 * version's own conventions.
 */
export const operationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename_question'), question, name: z.string() }),
  z.object({ kind: z.literal('rename_class'), question, class: classId, name: z.string() }),
  z.object({ kind: z.literal('merge_classes'), question, from: z.array(classId).min(2), into: classSchema }),
  /** Labels of the `reconsider` classes may belong to the new class now, so they need relabeling. */
  z.object({ kind: z.literal('add_class'), question, class: classSchema, reconsider: z.array(classId).default([]) }),
  /** Labels of a removed class need relabeling. */
  z.object({ kind: z.literal('remove_class'), question, class: classId }),
  z.object({ kind: z.literal('add_question'), question: questionSchema }),
  z.object({ kind: z.literal('remove_question'), question }),
])
export type Operation = z.infer<typeof operationSchema>

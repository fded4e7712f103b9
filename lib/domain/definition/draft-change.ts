import { z } from 'zod'
import type { ClassId, ItemId, QuestionId, RuleId, RulingId } from '../kernel/ids.ts'
import { paletteSize } from '../schema/palette.ts'
import { stableId } from '../schema/question.ts'
import { acceptableSchema } from './definition.ts'
import { exampleKinds, thresholdSchema } from './guideline.ts'
import { operationSchema } from './operation.ts'
import { textRuleSchema } from './text-rule.ts'

const question = stableId<QuestionId>()
const classId = stableId<ClassId>()
const name = z.string().trim().min(1, 'a name is needed').max(200)
const colour = z
  .number()
  .int()
  .min(0)
  .max(paletteSize - 1)
const key = z.string().max(1)
/** The entry of a class, or of the question as a whole (`class` null). */
const entry = { question, class: classId.nullable() }
const example = { item: stableId<ItemId>(), example: z.enum(exampleKinds) }

/** One edit of a draft. Ids of what is new are given where it is applied, never by who edits. */
export const draftChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_question'), asks: z.enum(['choice', 'boxes', 'text']), name }),
  z.object({
    kind: z.literal('edit_question'),
    question,
    name: name.optional(),
    help: z.string().max(2000).optional(),
    required: z.boolean().optional(),
    iouThreshold: z.number().gt(0).max(1).optional(),
    language: z.string().min(1).max(35).optional(),
    unit: z.enum(['word', 'character']).optional(),
    fold: z.object({ case: z.boolean(), punctuation: z.boolean(), unicode: z.boolean() }).optional(),
  }),
  z.object({ kind: z.literal('remove_question'), question }),
  z.object({
    kind: z.literal('add_class'),
    question,
    name,
    key: key.optional(),
    colour: colour.optional(),
    /** Classes whose labels may belong to the new one now. */
    reconsider: z.array(classId).max(200).default([]),
  }),
  z.object({
    kind: z.literal('edit_class'),
    question,
    class: classId,
    name: name.optional(),
    key: key.optional(),
    colour: colour.optional(),
  }),
  /** Moves a class to a place in its question's list, counted from 0. */
  z.object({ kind: z.literal('move_class'), question, class: classId, to: z.number().int().min(0) }),
  z.object({ kind: z.literal('merge_classes'), question, from: z.array(classId).min(2).max(200), name }),
  z.object({ kind: z.literal('remove_class'), question, class: classId }),
  z.object({ kind: z.literal('set_general'), text: z.string().max(50_000) }),
  z.object({
    kind: z.literal('edit_entry'),
    ...entry,
    text: z.string().max(20_000).optional(),
    threshold: thresholdSchema.nullable().optional(),
  }),
  /** Takes what rulings proposed over into the text of an entry (`question` null: into the general rules). */
  z.object({
    kind: z.literal('take_over'),
    question: question.nullable(),
    class: classId.nullable(),
    /** All rulings that propose it in these words. */
    rulings: z.array(stableId<RulingId>()).min(1).max(1000),
    text: z.string().trim().min(1).max(20_000),
  }),
  z.object({ kind: z.literal('add_example'), ...entry, ...example, note: z.string().max(2000).default('') }),
  z.object({ kind: z.literal('remove_example'), ...entry, ...example }),
  z.object({ kind: z.literal('add_rule'), rule: textRuleSchema.omit({ id: true }) }),
  z.object({ kind: z.literal('edit_rule'), rule: textRuleSchema }),
  z.object({ kind: z.literal('move_rule'), rule: stableId<RuleId>(), to: z.number().int().min(0) }),
  z.object({ kind: z.literal('remove_rule'), rule: stableId<RuleId>() }),
  z.object({ kind: z.literal('set_acceptable'), acceptable: acceptableSchema }),
  /** The whole draft as it is to be: how an edit is undone, and how a program writes one. Checked like any other. */
  z.object({ kind: z.literal('replace'), definition: z.unknown(), operations: z.array(operationSchema).max(500) }),
])
export type DraftChange = z.infer<typeof draftChangeSchema>

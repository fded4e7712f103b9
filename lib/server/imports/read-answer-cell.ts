import type { ImportRow } from '#lib/domain/item/import-summary.ts'
import { suggestion } from '#lib/domain/item/nearest-name.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf, type LabelClass, type Question } from '#lib/domain/schema/question.ts'
import type { Schema } from '#lib/domain/schema/schema.ts'

/** What a cell says, or what is wrong with it: the field and the words. */
export type Read<T> = { ok: true; value: T } | { ok: false; field: string; message: string }

/** The question that a row names by id or name (letter case ignored); the only one when it names none. */
export function readQuestion(schema: Schema, named: string | null): Read<Question> {
  const { questions } = schema
  if (named === null) {
    const only = questions.length === 1 ? questions[0] : undefined
    if (only) return { ok: true, value: only }
    const message = `the project asks ${questions.length} questions; a column “question” must say which one is answered`
    return { ok: false, field: 'question', message }
  }
  const found = findNamed(questions, named)
  if (found) return { ok: true, value: found }
  const names = questions.map(({ name }) => name)
  return { ok: false, field: 'question', message: `there is no question “${named}”${suggestion(named, names)}` }
}

/** A class by id or name (letter case ignored). */
export function readClass(question: Question, named: string): Read<LabelClass> {
  const classes = classesOf(question)
  const found = findNamed(classes, named)
  if (found) return { ok: true, value: found }
  const names = classes.map(({ name }) => name)
  const known = names.length > 0 && names.length <= 12 ? ` (known: ${names.join(', ')})` : ''
  const message = `there is no class “${named}” in “${question.name}”${suggestion(named, names)}${known}`
  return { ok: false, field: 'value', message }
}

/** The answer that a row of a table gives: its value, or that x lacks the information. */
export function readAnswer(question: Question, { value, lacks }: Pick<ImportRow, 'value' | 'lacks'>): Read<Answer> {
  if (lacks === null) return readValue(question, value ?? '')
  if (value === null || value.trim() === '') return { ok: true, value: { kind: 'lacks', reason: lacks } }
  const message = `the row gives the value “${value.slice(0, 40)}” and says that x lacks the information; it can't be both`
  return { ok: false, field: 'lacks', message }
}

function readValue(question: Question, value: string): Read<Answer> {
  if (question.kind === 'text') return { ok: true, value: { kind: 'text', text: value.normalize('NFC') } }
  if (question.kind === 'boxes') {
    return { ok: false, field: 'value', message: 'boxes come in as a COCO or Pascal VOC file, not in a table' }
  }
  const found = readClass(question, value.trim())
  return found.ok ? { ok: true, value: { kind: 'choice', class: found.value.id } } : found
}

function findNamed<T extends { id: string; name: string }>(things: readonly T[], named: string): T | undefined {
  const folded = fold(named)
  return (
    things.find(({ id, name }) => id === named || name === named) ?? things.find(({ name }) => fold(name) === folded)
  )
}

const fold = (name: string) => name.normalize('NFC').trim().toLowerCase()

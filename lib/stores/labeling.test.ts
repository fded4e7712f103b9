import { expect, test } from 'vitest'
import { asId, type ClassId, type QuestionId } from '#lib/domain/kernel/ids.ts'
import { type Answer, type AnswerDocument, emptyDocument } from '#lib/domain/schema/answer.ts'
import { createLabelingStore } from './labeling.ts'

const [q1, q2] = [asId<QuestionId>('q1'), asId<QuestionId>('q2')]
const choose = (name: string): Answer => ({ kind: 'choice', class: asId<ClassId>(name) })

function open(document: AnswerDocument = emptyDocument, readOnly = false) {
  const heard: AnswerDocument[] = []
  const store = createLabelingStore({ document, questions: [q1, q2], readOnly, onChange: (next) => heard.push(next) })
  return { store, heard, act: store.getState() }
}

test('answers, undo and redo are heard, and undo goes back step by step', () => {
  const { store, heard, act } = open()
  act.answer(q1, choose('a'))
  act.answer(q1, choose('b'))
  act.answer(q2, { kind: 'lacks', reason: 'dark' })
  act.undo()
  act.undo()
  expect(store.getState().document.answers).toEqual({ q1: choose('a') })
  act.redo()
  expect(store.getState().document.answers).toEqual({ q1: choose('b') })
  expect(heard).toHaveLength(6)
  expect(store.getState().changed).toBe(true)
})

test('the same answer again is no change, and a read-only document changes by nothing', () => {
  const given: AnswerDocument = { format: 1, answers: { [q1]: choose('a') } }
  const { heard, act } = open(given)
  act.answer(q1, choose('a'))
  expect(heard).toEqual([])
  const locked = open(given, true)
  locked.act.answer(q1, choose('b'))
  locked.act.undo()
  expect(locked.heard).toEqual([])
})

test('changes that an editor logs itself are heard and not undone here', () => {
  const { store, heard, act } = open()
  act.answer(q1, choose('a'))
  act.answer(q2, { kind: 'text', text: 'um' }, false)
  act.undo()
  expect(store.getState().document.answers).toEqual({ q2: { kind: 'text', text: 'um' } })
  expect(heard).toHaveLength(3)
})

test('keys speak to the first question without an answer, and step through the rest', () => {
  const { store, act } = open({ format: 1, answers: { [q1]: choose('a') } })
  expect(store.getState().active).toBe(q2)
  act.step(1)
  expect(store.getState().active).toBe(q2)
  act.step(-1)
  expect(store.getState().active).toBe(q1)
})

test('keys stay with a question whose class may change, where only an optional one is open', () => {
  const document: AnswerDocument = { format: 1, answers: { [q1]: choose('a') } }
  const options = { document, questions: [q1, q2], optional: [q2], readOnly: false, onChange: () => {} }
  expect(createLabelingStore(options).getState().active).toBe(q1)
})

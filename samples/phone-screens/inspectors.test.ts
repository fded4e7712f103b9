import { describe, expect, test } from 'vitest'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { answersOf, bookAfter } from '../testing/answers-of.ts'
import { phoneScreensDefinition } from './definition.ts'
import { defectQuestion, inspectors } from './inspectors.ts'
import { phoneScreens } from './screens.ts'

const names = inspectors.map(({ name }) => name)
const items = phoneScreens().map(({ name }) => name)
const [shallow, deep] = ['shallow', 'deep'] as ClassId[] as [ClassId, ClassId]
const question = defectQuestion

const merge: DraftChange = { kind: 'merge_classes', question, from: [deep, shallow], name: 'scratch' }
/** The merged class gets the first free id. */
const merged = bookAfter(phoneScreensDefinition, [merge])
const scratch = classesOf(merged.definition.schema.questions[0]!).find(({ name }) => name === 'scratch')!.id
const threshold = (atLeast: number, unit = 'mm'): DraftChange => ({
  kind: 'edit_entry',
  question,
  class: scratch,
  threshold: { measure: 'length', atLeast, unit },
})

function classOf(answer: Answer): string {
  return answer.kind === 'choice' ? answer.class : answer.kind
}

function alpha(answers: readonly Answer[][]): number {
  const categories = [...new Set(answers.flat().map(classOf))].sort()
  const { figure } = krippendorffAlpha({
    unit: Int32Array.from(answers.flatMap((given, unit) => given.map(() => unit))),
    labeler: Int32Array.from(answers.flatMap((given) => given.map((_, labeler) => labeler))),
    value: Int32Array.from(answers.flat().map((answer) => categories.indexOf(classOf(answer)))),
    units: answers.length,
    labelers: names.length,
    categories,
  })
  if (!isDefined(figure)) throw new Error('alpha is not defined')
  return figure.value
}

describe('simulated inspectors', () => {
  test('answer the same for the same seed, and not in another round', () => {
    const book = bookAfter(phoneScreensDefinition)
    expect(answersOf(book, names, items)).toEqual(answersOf(book, names, items))
    expect(answersOf(book, names, items, 2)).not.toEqual(answersOf(book, names, items))
  })

  test('agree badly by the first version, and well once it is merged and has a threshold', () => {
    const first = alpha(answersOf(bookAfter(phoneScreensDefinition), names, items))
    const mergedOnly = alpha(answersOf(merged, names, items))
    const second = alpha(answersOf(bookAfter(phoneScreensDefinition, [merge, threshold(0.3)]), names, items))
    expect(first).toBeGreaterThan(0.3)
    expect(first).toBeLessThan(0.6)
    expect(second).toBeGreaterThan(0.75)
    expect(second).toBeLessThan(1)
    expect(second).toBeGreaterThan(mergedOnly + 0.1)
    expect(second).toBeGreaterThan(first + 0.25)
  })

  test('count from the threshold that is published, whatever it is, and only in its unit', () => {
    const share = (changes: DraftChange[]) => {
      const answers = answersOf(bookAfter(phoneScreensDefinition, [merge, ...changes]), names, items).flat()
      return answers.filter((answer) => classOf(answer) === scratch).length / answers.length
    }
    expect(share([threshold(0.15)])).toBeGreaterThan(share([threshold(0.3)]) + 0.1)
    expect(share([threshold(0.5)])).toBeLessThan(share([threshold(0.3)]) - 0.1)
    expect(share([threshold(5, 'kg')])).toBe(share([]))
  })

  test.each<[string, DraftChange[]]>([
    ['as it was', []],
    ['merged', [merge]],
    ['with a class removed', [{ kind: 'remove_class', question, class: 'dent' as ClassId }]],
    ['with a borderline class', [{ kind: 'add_class', question, name: 'borderline', reconsider: [shallow] }]],
    ['with one class left of two', [merge, { kind: 'remove_class', question, class: 'clean' as ClassId }]],
  ])('never answer a class that the definition does not have: %s', (_, changes) => {
    const book = bookAfter(phoneScreensDefinition, changes)
    const known = new Set(classesOf(book.definition.schema.questions[0]!).map(({ id }) => id as string))
    const given = new Set(answersOf(book, names, items).flat().map(classOf))
    expect([...given].filter((id) => !known.has(id))).toEqual([])
  })

  test('use a borderline class for what lies at their threshold', () => {
    const add: DraftChange = { kind: 'add_class', question, name: 'Borderline', reconsider: [] }
    const book = bookAfter(phoneScreensDefinition, [add])
    const borderline = classesOf(book.definition.schema.questions[0]!).find(({ name }) => name === 'Borderline')?.id
    const answers = answersOf(book, names, items).flat()
    expect(answers.filter((answer) => classOf(answer) === borderline).length).toBeGreaterThan(10)
  })

  test('say that they can’t answer a question that is none of theirs', () => {
    const book = bookAfter(phoneScreensDefinition, [{ kind: 'add_question', asks: 'text', name: 'Anything else?' }])
    const other = { ...book.definition.schema.questions[1]! }
    const odd = {
      ...book,
      definition: { ...book.definition, schema: { ...book.definition.schema, questions: [other] } },
    }
    expect(
      answersOf(odd, names, items.slice(0, 2))
        .flat()
        .map(({ kind }) => kind),
    ).toEqual(Array(6).fill('lacks'))
  })
})

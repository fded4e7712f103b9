import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import type { ClassId, QuestionId, RegionId } from '../kernel/ids.ts'
import type { Question } from '../schema/question.ts'
import { answersEqual } from './answers-equal.ts'
import { lettersFor } from './letters.ts'
import { mayDecide } from './may-decide.ts'

const base = { id: 'q' as QuestionId, name: 'Q', help: '', required: true }
const choice: Question = { ...base, kind: 'choice', classes: [] }
const text: Question = {
  ...base,
  kind: 'text',
  language: 'en',
  unit: 'word',
  fold: { case: true, punctuation: false, unicode: true },
}
const boxes: Question = { ...base, kind: 'boxes', classes: [], iouThreshold: 0.5 }
const of = (id: string): ReadAnswer => ({ kind: 'choice', class: id as ClassId })

describe('letters', () => {
  test('stand for the same people in any order, are all different, and are shuffled from item to item', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 }), (people) => {
        const letters = lettersFor(people, 's', 'i')
        expect(new Set(letters.values()).size).toBe(people.length)
        expect(lettersFor(people.toReversed(), 's', 'i')).toEqual(letters)
      }),
    )
    const people = ['a', 'b', 'c', 'd']
    const firsts = new Set(Array.from({ length: 40 }, (_, i) => lettersFor(people, 'seed', `item ${i}`).get('a')))
    expect(firsts).toEqual(new Set(['A', 'B', 'C', 'D']))
  })
})

describe('deciding', () => {
  test('one SME may overrule all votes; a majority needs more than half; unanimity all', () => {
    const votes = [of('a'), of('a'), of('b'), of('b')]
    expect(mayDecide('one_sme', choice, votes, of('z')).ok).toBe(true)
    expect(mayDecide('majority', choice, votes, of('a')).ok).toBe(false)
    expect(mayDecide('majority', choice, votes.slice(0, 3), of('a')).ok).toBe(true)
    expect(mayDecide('unanimity', choice, votes.slice(0, 3), of('a')).ok).toBe(false)
    expect(mayDecide('unanimity', choice, votes.slice(0, 2), of('a')).ok).toBe(true)
  })

  test('texts are the same after folding, boxes in any order, lacking for any reason', () => {
    const said = (words: string): ReadAnswer => ({ kind: 'text', text: words })
    const box = (id: string, x: number) => ({ id: id as RegionId, x, y: 0, width: 1, height: 1, class: 'c' as ClassId })
    const drawn = (...regions: ReturnType<typeof box>[]): ReadAnswer => ({ kind: 'boxes', regions })
    expect(answersEqual(text, said('Yes'), said('yes'))).toBe(true)
    expect(answersEqual(text, said('yes.'), said('yes'))).toBe(false)
    expect(answersEqual(boxes, drawn(box('1', 0), box('2', 5)), drawn(box('3', 5), box('4', 0)))).toBe(true)
    expect(answersEqual(boxes, drawn(box('1', 0)), drawn())).toBe(false)
    expect(answersEqual(choice, { kind: 'lacks', reason: 'dark' }, { kind: 'lacks', reason: 'blurred' })).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { applyConventions } from '#lib/domain/definition/conventions.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { foldText } from '#lib/domain/text/fold.ts'
import { answersOf, type Book, bookAfter } from '../testing/answers-of.ts'
import { speechDefinition, speechSecondVersion } from './definition.ts'
import { ageGroup, recordings } from './recordings.ts'
import { transcribers, transcriptQuestion } from './transcribers.ts'

const names = transcribers.map(({ name }) => name)
const items = recordings().map(({ id }) => id)
const first = bookAfter(speechDefinition)
const second = bookAfter(speechDefinition, speechSecondVersion)

function text(answer: Answer): string {
  if (answer.kind !== 'text') throw new Error('a transcriber answered no text')
  return answer.text
}

/** What an answer reads as under a book: its rules, and what its comparison overlooks. */
function read(book: Book, answer: Answer): string {
  const question = book.definition.schema.questions[0]!
  if (question.kind !== 'text') throw new Error('the question asks for no text')
  const ruled = applyConventions(book.definition.conventions, transcriptQuestion, text(answer)) ?? ''
  return foldText(ruled, question.fold, question.language)
}

/** The share of recordings on which all three read alike. */
function alike(book: Book, answers: readonly Answer[][]): number {
  return (
    answers.filter((given) => new Set(given.map((answer) => read(book, answer))).size === 1).length / answers.length
  )
}

describe('simulated transcribers', () => {
  test('cover all forty recordings, about half of them of children', () => {
    expect(items).toHaveLength(40)
    expect(recordings().filter((one) => ageGroup(one) === 'child')).toHaveLength(21)
  })

  test('write the same for the same seed', () => {
    expect(answersOf(first, names, items)).toEqual(answersOf(first, names, items))
  })

  test('differ by convention under the first version, and mostly by slips when read under the second', () => {
    const answers = answersOf(first, names, items)
    expect(alike(first, answers)).toBeLessThan(0.2)
    expect(alike(second, answers)).toBeGreaterThan(0.5)
    expect(alike(second, answers)).toBeLessThan(1)
  })

  test('follow the rules that are published: no digits, contractions or full stops by habit', () => {
    const before = answersOf(first, names, items).flat().map(text)
    const after = answersOf(second, names, items).flat().map(text)
    const odd = (texts: readonly string[]) => texts.filter((one) => /\d|'|\./.test(one)).length
    expect(odd(before)).toBeGreaterThan(60)
    expect(odd(after)).toBe(0)
  })

  test('are read as what was said where they did not slip', () => {
    const spoken = new Map(recordings().map(({ id, text }) => [id, text.toLowerCase()]))
    const exact = answersOf(second, names, items).flatMap((given, index) =>
      given.filter((answer) => read(second, answer) === spoken.get(items[index] ?? '')),
    )
    expect(exact.length / (3 * items.length)).toBeGreaterThan(0.6)
  })
})

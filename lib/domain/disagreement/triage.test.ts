import { describe, expect, test } from 'vitest'
import { measureQuestion } from '../agreement/measure-question.ts'
import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import type { AccountId, AnnotationId, ClassId, ItemId, QuestionId, RoundId, VersionId } from '../kernel/ids.ts'
import type { ClassImportance } from '../project/settings.ts'
import type { Question } from '../schema/question.ts'
import { triage } from './triage.ts'

const label = (item: string, who: number, answer: ReadAnswer): LabelAtVersion => ({
  given: {
    id: `${item}${who}` as AnnotationId,
    itemId: item as ItemId,
    accountId: `l${who}` as AccountId,
    roundId: 'r' as RoundId,
    versionId: 'v' as VersionId,
    origin: 'labeled',
    blind: true,
    submittedAt: new Date(0),
    document: { format: 1, answers: {} },
  },
  read: { kind: 'value', answer },
})
const base = { id: 'q' as QuestionId, name: 'Q', help: '', required: true }
const choice: Question = { ...base, kind: 'choice', classes: [] }
const text: Question = {
  ...base,
  kind: 'text',
  language: 'en',
  unit: 'word',
  fold: { case: true, punctuation: true, unicode: true },
}
const choices = (rows: Record<string, string>) =>
  Object.entries(rows).flatMap(([item, given]) =>
    given.split('').map((id, who) => label(item, who, { kind: 'choice', class: id as ClassId })),
  )
const run = (question: Question, labels: LabelAtVersion[], importance: ClassImportance[] = [], slices = new Map()) =>
  triage(question, labels, measureQuestion(question, labels, { bootstrap: 0, seed: 1 }), importance, slices)

describe('triage', () => {
  const labels = choices({ i1: 'ddd', i2: 'dds', i3: 'dss', i4: 'dds', i5: 'ccd', i6: 'ccc' })

  test('items are grouped by what is confused, the dearest pattern first, agreed items stay out', () => {
    const patterns = run(choice, labels)
    expect(patterns.map(({ key, items }) => [key, items.map(({ item }) => item)])).toEqual([
      ['class d / class s', ['i2', 'i3', 'i4']],
      ['class c / class d', ['i5']],
    ])
    expect(patterns[0]!.impact).toBeCloseTo(patterns[0]!.items.reduce((sum, { impact }) => sum + impact, 0))
  })

  test('a weight of a class or a slice lifts its pattern', () => {
    expect(run(choice, labels, [{ subject: { classId: 'c' as ClassId }, weight: 10 }])[0]?.key).toBe(
      'class c / class d',
    )
    const slices = new Map([['i5' as ItemId, [{ name: 'light', value: 'side' }]]])
    expect(run(choice, labels, [{ subject: { slice: 'light', value: 'side' }, weight: 10 }], slices)[0]?.key).toBe(
      'class c / class d',
    )
  })

  test('an item with several confusions stands once, under the dearest', () => {
    const patterns = run(choice, choices({ i1: 'dsc', i2: 'dds', i3: 'dds' }))
    expect(patterns.flatMap(({ items }) => items.map(({ item }) => item)).sort()).toEqual(['i1', 'i2', 'i3'])
    expect(patterns[0]?.key).toBe('class d / class s')
  })

  test('transcripts are grouped by the wordings that differ, after folding', () => {
    const said = (item: string, ...texts: string[]) =>
      texts.map((t, who) => label(item, who, { kind: 'text', text: t }))
    const patterns = run(text, [
      ...said('i1', 'Um, yes please', 'yes please'),
      ...said('i2', 'um no', 'no'),
      ...said('i3', 'at 14 today', 'at fourteen today'),
      ...said('i4', 'Same here.', 'same here'),
    ])
    expect(patterns.map(({ key, items }) => [key, items.length])).toEqual([
      ['– / um', 2],
      ['fourteen / 14', 1],
    ])
  })
})

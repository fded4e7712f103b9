import { describe, expect, test } from 'vitest'
import type { GivenLabels } from '#lib/domain/annotation/labels-at-version.ts'
import { type Definition, definitionSchema } from '#lib/domain/definition/definition.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import { applyOperations } from '#lib/domain/definition/operations/readings.ts'
import type { TextRule } from '#lib/domain/definition/text-rule.ts'
import { VersionTree } from '#lib/domain/definition/version-tree.ts'
import { asId, type ClassId, type QuestionId, type VersionId } from '#lib/domain/kernel/ids.ts'
import { unwrap } from '#lib/domain/kernel/result.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { droppedLabels } from './dropped-labels.ts'
import { informationLost } from './information-lost.ts'
import { readingEffect } from './reading-effect.ts'
import { relabelNeeds } from './relabel-needs.ts'

const classes = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), key: '', colour: 0 }))
const base: Definition = definitionSchema.parse({
  format: 1,
  schema: {
    media: 'image',
    questions: [
      { kind: 'boxes', id: 'marks', name: 'Marks', classes },
      { kind: 'text', id: 'said', name: 'Said', required: false },
    ],
  },
  guideline: {},
  acceptable: {},
})
const marks = asId<QuestionId>('marks')
const said = asId<QuestionId>('said')
const [v1, v2] = [asId<VersionId>('v1'), asId<VersionId>('v2')]
const c = (id: string) => asId<ClassId>(id)

function treeWith(operations: Operation[], conventions: TextRule[] = []): VersionTree {
  const definition = { ...unwrap(applyOperations(base, operations)), conventions }
  return new VersionTree([
    { id: v1, number: 1, parentId: null, operations: [], definition: base },
    { id: v2, number: 2, parentId: v1, operations, definition },
  ])
}

let made = 0
function given(item: string, account: string, answers: Record<string, Answer>, version = v1): GivenLabels {
  made++
  return {
    id: asId(`n${String(made).padStart(4, '0')}`),
    itemId: asId(item),
    accountId: asId(account),
    roundId: asId('r'),
    versionId: version,
    origin: 'labeled',
    blind: true,
    submittedAt: new Date(made),
    document: { format: 1, answers: answers as GivenLabels['document']['answers'] },
  }
}
const boxes = (...ids: string[]): Answer => ({
  kind: 'boxes',
  regions: ids.map((id, index) => ({ id: asId(`r${index}`), x: index, y: 0, width: 1, height: 1, class: c(id) })),
})

const answers = [
  given('i1', 'ann', { marks: boxes('a', 'b'), said: { kind: 'text', text: 'Umm, yes' } }),
  given('i1', 'ben', { marks: boxes('a'), said: { kind: 'text', text: 'yes' } }),
  given('i2', 'ann', { marks: boxes() }),
  given('i2', 'ben', { marks: { kind: 'lacks', reason: 'dark' } }),
]

describe('what becomes of labels', () => {
  test('regions are counted one by one; an image left empty has none, "lacks" stays', () => {
    const merge: Operation = {
      kind: 'merge_classes',
      question: marks,
      from: [c('a'), c('b')],
      into: { id: c('n'), name: 'N', key: '', colour: 0 },
    }
    const [effect] = readingEffect(treeWith([merge]), answers, v1, v2)
    expect(effect).toMatchObject({ labels: 4, kept: 1, moved: 3, needRelabel: 0 })
    expect(effect?.byClass).toEqual([
      { class: 'a', labels: 2, becomes: [{ class: 'n', labels: 2 }], needRelabel: 0 },
      { class: 'b', labels: 1, becomes: [{ class: 'n', labels: 1 }], needRelabel: 0 },
      { class: null, labels: 1, becomes: [{ class: null, labels: 1 }], needRelabel: 0 },
    ])
    // Two of a, one of b become three of n: all of H(2/3, 1/3) is lost.
    const lost = informationLost(treeWith([merge]), marks, answers, v1, v2)
    expect(lost.classes).toBe(1)
    expect(lost.bits).toBeCloseTo(-(2 / 3) * Math.log2(2 / 3) - (1 / 3) * Math.log2(1 / 3), 12)
  })

  test('transcripts move where a rule reads them otherwise', () => {
    const rule: TextRule = {
      id: asId('r1'),
      question: said,
      name: 'um',
      match: 'words',
      find: 'Umm,',
      replace: 'um',
      ignoreCase: false,
      cases: [],
    }
    expect(readingEffect(treeWith([], [rule]), answers, v1, v2)[1]).toMatchObject({ labels: 2, kept: 1, moved: 1 })
  })

  test('what must be labeled again is told once for each item and labeler, with every reason', () => {
    const removed: Operation[] = ['a', 'b'].map((id) => ({ kind: 'remove_class', question: marks, class: c(id) }))
    const tree = treeWith(removed)
    expect(relabelNeeds(tree, answers, v2)).toEqual([
      {
        item: 'i1',
        account: 'ann',
        questions: ['marks'],
        reasons: ['Version 2 removed “A”.', 'Version 2 removed “B”.'],
      },
      { item: 'i1', account: 'ben', questions: ['marks'], reasons: ['Version 2 removed “A”.'] },
    ])
    const again = given('i1', 'ben', { marks: boxes('c') }, v2)
    expect(relabelNeeds(tree, [...answers, again], v2).map(({ account }) => account)).toEqual(['ann'])
  })

  test('a required question that came later is asked of everyone who answered before it, an optional one of nobody', () => {
    const question = {
      ...base.schema.questions[1],
      id: asId<QuestionId>('new'),
      name: 'New',
    } as Definition['schema']['questions'][0]
    const needs = (required: boolean) =>
      relabelNeeds(treeWith([{ kind: 'add_question', question: { ...question, required } }]), answers, v2)
    expect(needs(true)).toHaveLength(4)
    expect(needs(true)[0]).toMatchObject({ questions: ['new'], reasons: ['Version 1 did not ask “New”.'] })
    expect(needs(false)).toEqual([])
  })

  test('labels of what was dropped are counted, classes that nobody used are not', () => {
    const dropped = (id: string | null) => ({
      question: marks,
      questionName: 'Marks',
      class: id === null ? null : c(id),
      className: id,
    })
    const found = droppedLabels(treeWith([]), answers, v1, [dropped('a'), dropped('c'), dropped(null)])
    expect(found.map(({ className, labels }) => [className, labels])).toEqual([
      ['a', 2],
      [null, 4],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { asId, type ClassId, type VersionId } from '../kernel/ids.ts'
import { unwrap } from '../kernel/result.ts'
import type { Definition } from './definition.ts'
import { diffDefinitions, diffVersions } from './diff.ts'
import type { Operation } from './operation.ts'
import { completeOperations } from './operation-trail.ts'
import { applyOperations } from './operations/readings.ts'
import { getTemplate } from './templates.ts'
import { VersionTree } from './version-tree.ts'

const images = getTemplate('image-classification')?.definition as Definition
const speech = getTemplate('speech-transcription')?.definition as Definition
const q1 = images.schema.questions[0]?.id as NonNullable<Definition['schema']['questions'][0]>['id']
const c = (number: number) => asId<ClassId>(`c${number}`)
const v = (number: number) => asId<VersionId>(`v${number}`)

function tree(operations: Operation[], edit: (definition: Definition) => void = () => {}) {
  const next = structuredClone(unwrap(applyOperations(images, operations)))
  edit(next)
  return new VersionTree([
    { id: v(1), number: 1, parentId: null, operations: [], definition: images },
    { id: v(2), number: 2, parentId: v(1), operations, definition: next },
    { id: v(3), number: 3, parentId: v(1), operations: [], definition: images },
  ])
}
const sentences = (changes: { sentence: string }[]) => changes.map(({ sentence }) => sentence)

const merge: Operation = {
  kind: 'merge_classes',
  question: q1,
  from: [c(2), c(3)],
  into: { id: c(4), name: 'flaw', key: '2', colour: 1 },
}

describe('what changed, in words', () => {
  test('operations are told as such, and only what they leave unexplained is added', () => {
    const versions = tree([merge, { kind: 'rename_class', question: q1, class: c(1), name: 'good' }], (definition) => {
      const entry = definition.guideline.entries.find((one) => one.class === c(4))
      if (entry) entry.threshold = { measure: 'length', atLeast: 0.3, unit: 'mm' }
    })
    expect(sentences(diffVersions(versions, v(1), v(2)))).toEqual([
      '“defect” and “borderline” were merged into “flaw”.',
      '“fine” was renamed “good”.',
      '“flaw” now counts from 0.3 mm (length).',
    ])
  })

  test('across branches the definitions are compared as they stand', () => {
    expect(sentences(diffVersions(tree([merge]), v(2), v(3)))).toEqual([
      '“flaw” was removed from “What does the picture show?”.',
      '“defect” was added to “What does the picture show?”.',
      '“borderline” was added to “What does the picture show?”.',
      '“borderline” has an entry now.',
      'The text on “defect” changed.',
      '“defect” now counts from 0.5 mm (length).',
    ])
    expect(diffVersions(tree([merge]), v(1), v(3))).toEqual([])
  })

  test('thresholds, rules, texts and acceptable input each have their sentence', () => {
    const after = structuredClone(speech)
    after.guideline.general = 'New.'
    after.acceptable.minSampleRate = 16000
    after.conventions = [
      { ...(after.conventions[0] as (typeof after.conventions)[0]), replace: 'uhm' },
      {
        id: asId('r2'),
        question: q1,
        name: 'Okay',
        match: 'words',
        find: 'okay',
        replace: 'OK',
        ignoreCase: true,
        cases: [],
      },
    ]
    const changes = diffDefinitions(speech, after)
    expect(sentences(changes)).toEqual([
      'The general rules changed.',
      'New rule “Okay”: “okay” is read as “OK”.',
      'The rule “OK is written okay” changed: “OK” is read as “uhm”.',
      'Acceptable input (least sample rate, Hz): 16000, before 8000.',
    ])
    expect(changes[0]?.text).toEqual({ before: speech.guideline.general, after: 'New.' })
  })
})

describe('operations of a draft that was edited freely', () => {
  const edited = (edit: (definition: Definition) => void) => {
    const draft = structuredClone(images)
    edit(draft)
    return unwrap(completeOperations(images, [], draft))
  }
  const question = (definition: Definition) => {
    const one = definition.schema.questions[0]
    if (one?.kind !== 'choice') throw new Error('a choice is expected')
    return one
  }

  test('a changed name is a rename, a new class an addition, a missing one a removal that is listed as dropped', () => {
    const trail = edited((definition) => {
      const { classes } = question(definition)
      Object.assign(classes[0] as object, { name: 'good' })
      classes.splice(2, 1, { id: c(7), name: 'chip', key: '', colour: 5 })
    })
    expect(trail.operations).toEqual([
      { kind: 'rename_class', question: q1, class: c(1), name: 'good' },
      { kind: 'remove_class', question: q1, class: c(3) },
      { kind: 'add_class', question: q1, class: { id: c(7), name: 'chip', key: '', colour: 5 }, reconsider: [] },
    ])
    expect(trail.dropped).toEqual([
      { question: q1, questionName: 'What does the picture show?', class: c(3), className: 'borderline' },
    ])
  })

  test('after completion the operations lead to the classes of the draft', () => {
    const draft = structuredClone(images)
    question(draft).classes.splice(0, 2, { id: c(9), name: 'other', key: '', colour: 3 })
    const { operations } = unwrap(completeOperations(images, [], draft))
    const reached = question(unwrap(applyOperations(images, operations)))
    expect(reached.classes.map(({ id, name }) => [id, name]).sort()).toEqual(
      question(draft)
        .classes.map(({ id, name }) => [id, name])
        .sort(),
    )
  })

  test('a question can not become one of another kind', () => {
    const draft = structuredClone(images)
    draft.schema.questions = [{ ...(speech.schema.questions[0] as (typeof draft.schema.questions)[0]), id: q1 }]
    const result = completeOperations(images, [], draft)
    expect(result.ok ? null : result.refusal.message).toMatch(/can't become another kind of question/)
  })
})

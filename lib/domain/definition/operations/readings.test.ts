import { describe, expect, test } from 'vitest'
import { asId, type ClassId } from '../../kernel/ids.ts'
import type { Answer } from '../../schema/answer.ts'
import type { Question } from '../../schema/question.ts'
import type { Operation } from '../operation.ts'
import { projectAnswer, unaskedReason } from '../project-answer.ts'
import { readAnswer } from '../read-answer.ts'
import { base, cls, q, v } from '../testing/random-scene.ts'
import { type VersionNode, VersionTree } from '../version-tree.ts'
import { applyOperation, applyOperations } from './readings.ts'

describe('each operation', () => {
  const at = (operations: Operation[], extra: readonly VersionNode[] = []) => {
    const applied = applyOperations(base, operations)
    if (!applied.ok) throw new Error(applied.refusal.message)
    return new VersionTree([
      { id: v('v1'), number: 1, parentId: null, operations: [], definition: base },
      { id: v('v2'), number: 2, parentId: v('v1'), operations, definition: applied.value },
      ...extra,
    ])
  }
  const choice = (id: string): Answer => ({ kind: 'choice', class: asId<ClassId>(id) })
  const merge: Operation = {
    kind: 'merge_classes',
    question: q('kind'),
    from: [asId('a'), asId('b')],
    into: cls('ab', 'scratch'),
  }

  test('a merge moves labels by itself and can not be undone from the merged value', () => {
    const tree = at([merge])
    expect(projectAnswer(tree, q('kind'), choice('b'), v('v1'), v('v2'))).toEqual({
      kind: 'value',
      answer: choice('ab'),
    })
    expect(projectAnswer(tree, q('kind'), choice('c'), v('v2'), v('v1'))).toEqual({
      kind: 'value',
      answer: choice('c'),
    })
    expect(projectAnswer(tree, q('kind'), choice('ab'), v('v2'), v('v1'))).toEqual({
      kind: 'needs_relabel',
      reason: "Version 2 merged “a” and “b” into “scratch”; which of them was meant can't be told.",
    })
  })

  test('a merge into one of its classes keeps that id and is no easier to undo', () => {
    const tree = at([{ ...merge, into: cls('a', 'scratch') } as Operation])
    expect(projectAnswer(tree, q('kind'), choice('b'), v('v1'), v('v2'))).toEqual({
      kind: 'value',
      answer: choice('a'),
    })
    expect(projectAnswer(tree, q('kind'), choice('a'), v('v2'), v('v1')).kind).toBe('needs_relabel')
  })

  test('a region of a removed class keeps its geometry and says why its class is missing; it is never left out', () => {
    const tree = at([{ kind: 'remove_class', question: q('marks'), class: asId('a') }])
    const drawn: Answer = {
      kind: 'boxes',
      regions: [
        { id: asId('r1'), x: 1, y: 2, width: 3, height: 4, class: asId('a') },
        { id: asId('r2'), x: 5, y: 6, width: 7, height: 8, class: asId('b') },
      ],
    }
    expect(projectAnswer(tree, q('marks'), drawn, v('v1'), v('v2'))).toEqual({
      kind: 'value',
      answer: {
        kind: 'boxes',
        regions: [
          { id: 'r1', x: 1, y: 2, width: 3, height: 4, class: null, reason: 'Version 2 removed “a”.' },
          { id: 'r2', x: 5, y: 6, width: 7, height: 8, class: 'b' },
        ],
      },
    })
  })

  test('an added class asks for the labels of the reconsidered classes again and leaves the others', () => {
    const tree = at([{ kind: 'add_class', question: q('kind'), class: cls('e', 'chip'), reconsider: [asId('a')] }])
    expect(projectAnswer(tree, q('kind'), choice('a'), v('v1'), v('v2'))).toEqual({
      kind: 'needs_relabel',
      reason: 'Version 2 added “chip”; what was “a” may belong to it.',
    })
    expect(projectAnswer(tree, q('kind'), choice('b'), v('v1'), v('v2'))).toEqual({
      kind: 'value',
      answer: choice('b'),
    })
    expect(projectAnswer(tree, q('kind'), choice('a'), v('v2'), v('v1'))).toEqual({
      kind: 'value',
      answer: choice('a'),
    })
  })

  test('a question that came later says that it was not asked', () => {
    const added = { ...(base.schema.questions[2] as Question), id: q('new'), name: 'Accent' }
    const tree = at([{ kind: 'add_question', question: added }])
    expect(unaskedReason(tree, q('new'), v('v1'), v('v2'))).toBe('Version 1 did not ask “Accent”.')
    expect(unaskedReason(tree, q('said'), v('v1'), v('v2'))).toBeNull()
  })

  test('reasons name classes as they were called just before the operation, within one version too', () => {
    const tree = at([
      { kind: 'rename_class', question: q('kind'), class: asId('a'), name: 'deep scratch' },
      { kind: 'remove_class', question: q('kind'), class: asId('a') },
    ])
    expect(projectAnswer(tree, q('kind'), choice('a'), v('v1'), v('v2'))).toEqual({
      kind: 'needs_relabel',
      reason: 'Version 2 removed “deep scratch”.',
    })
  })

  test('operations that can not be applied are refused, with what to do', () => {
    const refused = (operation: Operation) => {
      const result = applyOperation(base, operation)
      return result.ok ? 'applied' : result.refusal.message
    }
    expect(refused({ ...merge, from: [asId('a'), asId('a')] } as Operation)).toBe(
      'Choose at least two different classes to merge.',
    )
    expect(refused({ ...merge, into: cls('c') } as Operation)).toMatch(/count it among the classes/)
    expect(refused({ kind: 'remove_class', question: q('kind'), class: asId('zz') })).toMatch(/has no class zz/)
    expect(refused({ kind: 'remove_class', question: q('said'), class: asId('a') })).toMatch(/has no classes/)
    expect(refused({ kind: 'rename_class', question: q('kind'), class: asId('a'), name: ' ' })).toBe(
      'A class needs a name.',
    )
  })

  test('a merge joins the entries of its classes and keeps the id of the first', () => {
    const guideline = {
      general: '',
      entries: [
        { id: 'e1', question: q('kind'), class: asId<ClassId>('a'), text: 'Shallow.', threshold: null, examples: [] },
        { id: 'e2', question: q('kind'), class: asId<ClassId>('b'), text: 'Deep.', threshold: null, examples: [] },
      ],
    }
    const merged = applyOperation({ ...base, guideline }, merge)
    if (!merged.ok) throw new Error(merged.refusal.message)
    expect(merged.value.guideline.entries).toEqual([
      {
        id: 'e1',
        question: 'kind',
        class: 'ab',
        text: '**a**\n\nShallow.\n\n**b**\n\nDeep.',
        threshold: null,
        examples: [],
      },
    ])
  })

  test('a transcript is read with the conventions of the version that reads it, also when given under that version', () => {
    const conventions = [
      {
        id: asId<never>('r1'),
        question: q('said'),
        name: 'um',
        match: 'words' as const,
        find: 'Umm,',
        replace: 'um',
        ignoreCase: false,
        cases: [],
      },
    ]
    const tree = new VersionTree([
      { id: v('v1'), number: 1, parentId: null, operations: [], definition: base },
      { id: v('v2'), number: 2, parentId: v('v1'), operations: [], definition: { ...base, conventions } },
    ])
    const said: Answer = { kind: 'text', text: 'Umm, yes' }
    const read = { kind: 'value', answer: { kind: 'text', text: 'um yes' } }
    expect(readAnswer(tree, q('said'), said, v('v1'), v('v2'))).toEqual(read)
    expect(readAnswer(tree, q('said'), said, v('v2'), v('v2'))).toEqual(read)
    expect(readAnswer(tree, q('said'), said, v('v2'), v('v1'))).toEqual({ kind: 'value', answer: said })
  })
})

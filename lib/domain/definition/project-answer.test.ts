import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId, type ClassId, type QuestionId, type RegionId, type VersionId } from '../kernel/ids.ts'
import { type Random, randomBelow, seededRandom } from '../kernel/random.ts'
import type { Answer } from '../schema/answer.ts'
import { classesOf, type LabelClass, type Question } from '../schema/question.ts'
import { findQuestion } from '../schema/schema.ts'
import type { Definition } from './definition.ts'
import type { Operation } from './operation.ts'
import { applyOperation, applyOperations } from './operations/readings.ts'
import { projectAnswer, projectFurther, unaskedReason } from './project-answer.ts'
import type { ProjectedAnswer } from './projected-answer.ts'
import { readAnswer } from './read-answer.ts'
import { type VersionNode, VersionTree } from './version-tree.ts'

const cls = (id: string, name = id): LabelClass => ({ id: asId<ClassId>(id), name, key: '', colour: 0 })
const q = (id: string) => asId<QuestionId>(id)
const v = (id: string) => asId<VersionId>(id)
const empty = {
  minWidth: null,
  minHeight: null,
  minBrightness: null,
  minContrast: null,
  minSampleRate: null,
  maxSilence: null,
}

const base: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: q('kind'),
        kind: 'choice',
        name: 'Kind',
        help: '',
        required: true,
        classes: ['a', 'b', 'c', 'd'].map((id) => cls(id)),
      },
      {
        id: q('marks'),
        kind: 'boxes',
        name: 'Marks',
        help: '',
        required: true,
        iouThreshold: 0.5,
        classes: ['a', 'b', 'c'].map((id) => cls(id)),
      },
      {
        id: q('said'),
        kind: 'text',
        name: 'Said',
        help: '',
        required: true,
        language: 'en',
        unit: 'word',
        fold: { case: false, punctuation: false, unicode: true },
      },
    ],
  },
  guideline: { general: '', entries: [] },
  conventions: [],
  acceptable: empty,
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[randomBelow(random, list.length)] as T
}

/** A random operation on a definition; ids of new classes come from a small set, so that branches use them again. */
function randomOperation(random: Random, definition: Definition): Operation {
  const question = pick(random, definition.schema.questions)
  const classes = classesOf(question).map(({ id }) => id)
  const some = (least: number) => {
    const count = Math.min(classes.length, least + randomBelow(random, 2))
    return classes.filter((_, index) => index < count)
  }
  const fresh = cls(`n${randomBelow(random, 4)}`)
  switch (randomBelow(random, 8)) {
    case 0:
      return { kind: 'rename_question', question: question.id, name: `name ${randomBelow(random, 100)}` }
    case 1:
      return { kind: 'rename_class', question: question.id, class: pick(random, [...classes, fresh.id]), name: 'other' }
    case 2:
      return {
        kind: 'merge_classes',
        question: question.id,
        from: some(2),
        into: random() < 0.5 ? fresh : cls(classes[0] ?? 'a'),
      }
    case 3:
    case 4:
      return { kind: 'add_class', question: question.id, class: fresh, reconsider: some(0) }
    case 5:
      return { kind: 'remove_class', question: question.id, class: pick(random, [...classes, fresh.id]) }
    case 6:
      return {
        kind: 'add_question',
        question: {
          ...(pick(random, base.schema.questions) as Question),
          id: q(pick(random, ['kind', 'marks', 'said', 'new'])),
        },
      }
    default:
      return { kind: 'remove_question', question: question.id }
  }
}

function randomTree(seed: number, size: number): VersionTree {
  const random = seededRandom(seed)
  const nodes: VersionNode[] = [{ id: v('v1'), number: 1, parentId: null, operations: [], definition: base }]
  while (nodes.length < size) {
    const parent = pick(random, nodes)
    const operations: Operation[] = []
    let definition = parent.definition
    for (let tries = randomBelow(random, 5); tries > 0; tries--) {
      const operation = randomOperation(random, definition)
      if (operation.kind === 'remove_question' && definition.schema.questions.length < 2) continue
      const next = applyOperation(definition, operation)
      if (!next.ok) continue
      definition = next.value
      operations.push(operation)
    }
    const number = nodes.length + 1
    nodes.push({ id: v(`v${number}`), number, parentId: parent.id, operations, definition })
  }
  return new VersionTree(nodes)
}

function randomAnswer(random: Random, question: Question): Answer {
  if (random() < 0.1) return { kind: 'lacks', reason: 'blurred' }
  if (question.kind === 'text') return { kind: 'text', text: pick(random, ['', 'Umm, yes', 'two words']) }
  if (question.classes.length === 0) return { kind: 'lacks', reason: 'no class fits' }
  if (question.kind === 'choice') return { kind: 'choice', class: pick(random, question.classes).id }
  const regions = Array.from({ length: randomBelow(random, 4) }, (_, index) => ({
    id: asId<RegionId>(`r${index}`),
    x: index,
    y: 2,
    width: 3,
    height: 4,
    class: pick(random, question.classes).id,
  }))
  return { kind: 'boxes', regions }
}

const scene = fc.record({ seed: fc.integer(), size: fc.integer({ min: 1, max: 9 }) }).map(({ seed, size }) => {
  const tree = randomTree(seed, size)
  const random = seededRandom(seed ^ 0x5bd1e995)
  const from = pick(random, tree.versions)
  const question = pick(random, from.definition.schema.questions)
  return {
    tree,
    from: from.id,
    question: question.id,
    answer: randomAnswer(random, question),
    to: pick(random, tree.versions).id,
    other: pick(random, tree.versions).id,
  }
})
const runs = { numRuns: 1500 }

/** Whether `b` is `a` except for parts that need relabeling. */
function onlyLoses(a: ProjectedAnswer, b: ProjectedAnswer): boolean {
  if (b.kind === 'needs_relabel') return true
  if (a.kind === 'needs_relabel') return false
  if (a.answer.kind !== 'boxes' || b.answer.kind !== 'boxes') return JSON.stringify(a) === JSON.stringify(b)
  const before = a.answer.regions
  return (
    before.length === b.answer.regions.length &&
    b.answer.regions.every(
      (region, index) => region.class === null || JSON.stringify(region) === JSON.stringify(before[index]),
    )
  )
}

/** Reads on where the question is still asked; where it isn't, the answer is lost there. */
function via(tree: VersionTree, question: QuestionId, answer: Answer, stops: readonly VersionId[]): ProjectedAnswer {
  let read: ProjectedAnswer = { kind: 'value', answer }
  stops.forEach((stop, index) => {
    const from = stops[index - 1]
    if (from !== undefined) read = projectFurther(tree, question, read, from, stop)
  })
  return read
}

describe('projection, over random trees, operations and answers of all kinds', () => {
  test('project(a→c) = project(b→c) ∘ project(a→b) for every b on the path', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, to, question, answer }) => {
        const direct = projectAnswer(tree, question, answer, from, to)
        for (const step of tree.path(from, to)) {
          const b = step.direction === 'down' ? step.version.id : (step.version.parentId as VersionId)
          expect(via(tree, question, answer, [from, b, to])).toEqual(direct)
        }
      }),
      runs,
    )
  })

  test('a way round over any other version only turns values into needs relabel', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, to, other, question, answer }) => {
        const direct = projectAnswer(tree, question, answer, from, to)
        expect(onlyLoses(direct, via(tree, question, answer, [from, other, to]))).toBe(true)
      }),
      runs,
    )
  })

  test('there and back is the answer itself or needs relabel, and at its own version it is always itself', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, to, question, answer }) => {
        expect(projectAnswer(tree, question, answer, from, from)).toEqual({ kind: 'value', answer })
        expect(onlyLoses({ kind: 'value', answer }, via(tree, question, answer, [from, to, from]))).toBe(true)
      }),
      runs,
    )
  })

  test('the stored answer is never changed, and regions keep number, ids and geometry', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, to, question, answer }) => {
        const stored = structuredClone(answer)
        const read = projectAnswer(tree, question, answer, from, to)
        expect(answer).toEqual(stored)
        if (read.kind !== 'value' || answer.kind !== 'boxes') return
        if (read.answer.kind !== 'boxes') throw new Error('boxes read as something else')
        const shape = ({
          id,
          x,
          y,
          width,
          height,
        }: {
          id: string
          x: number
          y: number
          width: number
          height: number
        }) => [id, x, y, width, height]
        expect(read.answer.regions.map(shape)).toEqual(answer.regions.map(shape))
      }),
      runs,
    )
  })

  test('what reads at a version is valid there: its classes are ones that the version offers', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, to, question, answer }) => {
        const read = projectAnswer(tree, question, answer, from, to)
        if (read.kind !== 'value') return
        const asked = findQuestion(tree.require(to).definition.schema, question)
        expect(asked).not.toBeNull()
        const offered = classesOf(asked as Question).map(({ id }) => id)
        if (read.answer.kind === 'choice') expect(offered).toContain(read.answer.class)
        if (read.answer.kind === 'boxes') {
          for (const region of read.answer.regions) if (region.class !== null) expect(offered).toContain(region.class)
        }
      }),
      runs,
    )
  })

  test('a restored version reads old answers back unchanged', () => {
    fc.assert(
      fc.property(scene, ({ tree, from, question, answer }) => {
        const restored = tree.require(from)
        const number = tree.versions.length + 1
        const next: VersionNode = { ...restored, id: v('restored'), number, parentId: from, operations: [] }
        const longer = new VersionTree([...tree.versions, next])
        expect(projectAnswer(longer, question, answer, from, next.id)).toEqual({ kind: 'value', answer })
        for (const { id } of tree.versions) {
          if (!findQuestion(tree.require(id).definition.schema, question)) continue
          const atOld = projectAnswer(longer, question, { kind: 'lacks', reason: '' }, id, from)
          expect(projectAnswer(longer, question, { kind: 'lacks', reason: '' }, id, next.id)).toEqual(atOld)
        }
      }),
      runs,
    )
  })
})

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

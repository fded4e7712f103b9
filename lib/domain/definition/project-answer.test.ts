import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuestionId, VersionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { classesOf, type Question } from '../schema/question.ts'
import { findQuestion } from '../schema/schema.ts'
import { projectAnswer, projectFurther } from './project-answer.ts'
import type { ProjectedAnswer } from './projected-answer.ts'
import { scene, v } from './testing/random-scene.ts'
import { type VersionNode, VersionTree } from './version-tree.ts'

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

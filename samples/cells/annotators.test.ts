import { describe, expect, test } from 'vitest'
import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { Answer, BoxesAnswer } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { answersOf, bookAfter } from '../testing/answers-of.ts'
import { annotators, cellsQuestion } from './annotators.ts'
import { cellsDefinition, cellsSecondVersion } from './definition.ts'
import { pictureNames, pictureSize, publishedBoxes } from './published-boxes.ts'

const names = annotators.map(({ name }) => name)
const items = pictureNames()
const first = bookAfter(cellsDefinition)
const second = bookAfter(cellsDefinition, cellsSecondVersion)

function boxes(answer: Answer): BoxesAnswer['regions'] {
  if (answer.kind !== 'boxes') throw new Error('an annotator drew nothing')
  return answer.regions
}

function found(answers: readonly Answer[][]): number {
  const images = answers.map((given, index) => ({
    image: items[index] ?? '',
    answers: given.map((answer, labeler) => ({
      labeler: names[labeler] ?? '',
      regions: boxes(answer).map(({ id, class: of, ...box }) => ({ id, class: of, box })),
    })),
  }))
  const figure = agreementOfRegions(images).found
  return isDefined(figure) ? figure.value : Number.NaN
}

describe('simulated annotators', () => {
  test('know forty pictures with their published boxes, all inside the picture', () => {
    expect(items).toHaveLength(40)
    const all = items.flatMap((name) => [...publishedBoxes(name)])
    expect(all.length).toBeGreaterThan(400)
    for (const { x, y, width, height } of all) {
      expect(x >= 0 && y >= 0 && width > 0 && height > 0).toBe(true)
      expect(x + width <= pictureSize.width && y + height <= pictureSize.height).toBe(true)
    }
  })

  test('draw the same for the same seed, inside the picture, with ids that differ', () => {
    const answers = answersOf(first, names, items)
    expect(answers).toEqual(answersOf(first, names, items))
    for (const answer of answers.flat()) {
      const regions = boxes(answer)
      expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length)
      for (const { x, y, width, height } of regions) {
        expect(x >= 0 && y >= 0 && width > 0 && height > 0).toBe(true)
        expect(x + width).toBeLessThanOrEqual(pictureSize.width + 0.001)
        expect(y + height).toBeLessThanOrEqual(pictureSize.height + 0.001)
      }
    }
  })

  test('find the same cells more often once the book says what to do where cells touch or are cut', () => {
    const before = found(answersOf(first, names, items))
    const after = found(answersOf(second, names, items))
    expect(before).toBeGreaterThan(0.6)
    expect(before).toBeLessThan(0.85)
    expect(after).toBeGreaterThan(before + 0.1)
    expect(after).toBeLessThan(1)
  })

  test.each<[string, DraftChange[]]>([
    ['renamed', [...cellsSecondVersion]],
    ['merged', [{ kind: 'merge_classes', question: cellsQuestion, from: ['rbc', 'wbc'] as ClassId[], name: 'cell' }]],
    ['with a class removed', [{ kind: 'remove_class', question: cellsQuestion, class: 'platelet' as ClassId }]],
  ])('never draw a class that the definition does not have: %s', (_, changes) => {
    const book = bookAfter(cellsDefinition, changes)
    const known = new Set(classesOf(book.definition.schema.questions[0]!).map(({ id }) => id))
    const given = new Set(
      answersOf(book, names, items)
        .flat()
        .flatMap((answer) => boxes(answer).map((one) => one.class)),
    )
    expect([...given].filter((id) => !known.has(id))).toEqual([])
    expect(given.size).toBeGreaterThan(1)
  })
})

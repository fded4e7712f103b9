import { describe, expect, test } from 'vitest'
import { codeAnswers, measureCodedAlpha } from '../agreement/coded-answers.ts'
import { definitionSchema } from '../definition/definition.ts'
import { VersionTree } from '../definition/version-tree.ts'
import { asId, type ClassId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { pairedDifference, unpairedDifference } from '../statistics/difference.ts'
import { isDefined } from '../statistics/figure.ts'
import { takeFigure } from '../statistics/measurement.ts'
import { changeOf, newestFreshStep } from './agreement-step.ts'
import { compareMeasurements } from './compare-measurements.ts'
import { agreementAt, listMeasurements, type MeasureInput } from './measure-rounds.ts'
import { stopReport } from './stop-report.ts'
import {
  alphaOf,
  chosen,
  class_,
  definitionOf,
  inputOf,
  merging,
  options,
  question,
  v1,
  v2,
  value,
} from './testing/measured-rounds.ts'

const measuredIn = (input: MeasureInput) =>
  listMeasurements(input, v2).map((measured) => {
    const { headline } = agreementAt(input, measured, options)
    return { measured, alpha: headline.find(({ name }) => name === 'alpha')!.figure }
  })
const stepsOf = (input: MeasureInput) => compareMeasurements(input, measuredIn(input), 2, options)

describe('choices', () => {
  const first = ['aa', 'aa', 'bc', 'bc', 'bb', 'cc', 'aa', 'ab']
  const merged = first.map((row) => row.replaceAll('c', 'b'))
  const second = ['aa', 'mm', 'mm', 'aa', 'am', 'mm', 'aa', 'aa', 'mm', 'mm']
  const input = inputOf(
    merging('choice'),
    [
      { round: 1, under: v1, first: 0, rows: first },
      { round: 2, under: v2, first: 100, rows: second },
    ],
    chosen,
  )

  test('version 1 → read at version 2 is paired on the items, and what it promised stands with what came', () => {
    const steps = stepsOf(input)
    expect(
      steps.map(({ kind, before, after, paired }) => [kind, before.at, after.at, after.round.number, paired]),
    ).toEqual([
      ['recomputed', 1, 2, 1, true],
      ['fresh', 1, 2, 2, false],
    ])
    const [read, fresh] = steps
    // v1: a 7, b 5, c 4 of 16; 3 of 8 items differ: 1 − .375 / (1 − (42 + 20 + 12) / 240) = .4578. Read at v2: a 7, m 9;
    // 1 of 8 differs: 1 − .125 / (1 − (42 + 72) / 240) = .7619.
    expect(value(read!.difference)).toBeCloseTo(0.7619 - 0.4578, 4)
    const how = { resamples: 400, seed: 1, method: 'patterns' as const }
    expect(read!.difference).toEqual(pairedDifference(alphaOf(first), alphaOf(merged), how).figure)
    expect(read!.lost).toMatchObject({ classes: 1 })
    const letters = second.map((row) => row.replaceAll('m', 'b'))
    expect(fresh!.difference).toEqual(unpairedDifference(alphaOf(first), alphaOf(letters), how).figure)
    expect(fresh!.promised).toEqual(read!.difference)
    expect(fresh).toMatchObject({ common: { items: 0, labelers: 2 }, labelers: { before: 2, after: 2 } })
    expect(fresh!.after).toMatchObject({ items: 10, answersPerItem: 2 })
    expect(newestFreshStep(steps)).toBe(fresh)
  })

  test('an interval that holds 0 tells nothing yet, and says how many items would', () => {
    const fresh = stepsOf(input)[1]!
    expect(changeOf(fresh.difference)).toBe('cannot_tell')
    // Of the variance the earlier round keeps its share, by the squares of the two intervals' widths.
    const how = { resamples: 400, seed: 1, method: 'patterns' as const }
    const width = (rows: readonly string[]) => {
      const figure = takeFigure(alphaOf(rows), how)
      return isDefined(figure) && figure.interval ? figure.interval[1] - figure.interval[0] : Number.NaN
    }
    const [w1, w2] = [width(first), width(second.map((row) => row.replaceAll('m', 'b')))]
    const fixed = w1 ** 2 / (w1 ** 2 + w2 ** 2)
    if (!isDefined(fresh.difference) || !fresh.difference.interval) throw new Error('undefined')
    const { value: d, interval } = fresh.difference
    const needed = (d / (d - interval[0])) ** 2 - fixed
    expect(fresh.moreItems).toBe(needed > 0 ? Math.ceil((10 * (1 - fixed)) / needed) - 10 : null)
  })

  test('what does not read at both versions is left out of both', () => {
    const tree = merging('choice')
    const [one, two] = tree.versions
    const without = new VersionTree([
      one!,
      {
        ...two!,
        operations: [{ kind: 'remove_class', question, class: asId<ClassId>('c') }],
        definition: definitionOf({ kind: 'choice', classes: ['a', 'b'].map(class_) }),
      },
    ])
    const rows = ['aa', 'aa', 'bc', 'cc', 'bb', 'ab']
    const [read] = stepsOf(inputOf(without, [{ round: 1, under: v1, first: 0, rows }], chosen))
    // Without c, "bc" has one answer and "cc" none, on either side: nothing that reads reads otherwise.
    expect(read).toMatchObject({ unread: 3, before: { items: 4 }, after: { items: 4 } })
    expect(value(read!.difference)).toBe(0)
    expect(changeOf(read!.difference)).toBe('same')
  })

  test('rounds of the same items are paired; other labelers are counted', () => {
    const again = inputOf(
      merging('choice'),
      [
        { round: 1, under: v1, first: 0, rows: first },
        { round: 2, under: v2, first: 0, rows: merged.map((row) => row.replaceAll('b', 'm')), who: 'x' },
      ],
      chosen,
    )
    const fresh = stepsOf(again)[1]!
    const how = { resamples: 400, seed: 1, method: 'patterns' as const }
    expect(fresh).toMatchObject({ paired: true, common: { items: 8, labelers: 0 } })
    expect(fresh.difference).toEqual(pairedDifference(alphaOf(first), alphaOf(merged), how).figure)
  })

  test('three rounds: each step, then first to last; imported rounds are a chain of their own', () => {
    const three = inputOf(
      merging('choice'),
      [
        { round: 1, under: v1, first: 0, rows: first },
        { round: 2, under: v1, first: 50, rows: first, kind: 'import' },
        { round: 3, under: v1, first: 100, rows: first },
        { round: 4, under: v2, first: 200, rows: second },
      ],
      chosen,
    )
    expect(
      stepsOf(three).map(({ kind, before, after }) => [kind, before.round.number, after.round.number, after.at]),
    ).toEqual([
      ['fresh', 1, 3, 1],
      ['recomputed', 3, 3, 2],
      ['fresh', 3, 4, 2],
      ['fresh', 1, 4, 2],
      ['recomputed', 2, 2, 2],
    ])
  })
})

test('boxes: the difference is that of the headline’s alpha, items drawn whole', () => {
  const at = (x: number, of: string) => ({ id: '', x, y: 0, width: 10, height: 10, class: asId<ClassId>(of) })
  const drawn = (letter: string): Answer =>
    letter === '-'
      ? { kind: 'boxes', regions: [] }
      : ({ kind: 'boxes', regions: [at(0, letter), at(40, 'a')] } as Answer)
  const input = inputOf(
    merging('boxes'),
    [
      { round: 1, under: v1, first: 0, rows: ['bc', 'aa', 'b-', 'cc', 'bb', '--'] },
      { round: 2, under: v2, first: 100, rows: ['mm', 'aa', 'm-', 'mm'] },
    ],
    drawn,
  )
  const measurements = measuredIn(input)
  const axis = measurements.map(({ alpha }) => value(alpha) as number)
  const [read, fresh] = compareMeasurements(input, measurements, 2, options)
  expect(value(read!.difference)).toBeCloseTo(axis[1]! - axis[0]!, 12)
  expect(value(fresh!.difference)).toBeCloseTo(axis[2]! - axis[0]!, 12)
  const coded = codeAnswers(input.tree.require(v1).definition.schema.questions[0]!, measurements[0]!.measured.labels, 1)
  expect(measureCodedAlpha(coded).population.units).toBe(6)
})

test('transcripts: a rule that settles a wording is a difference on the same items', () => {
  const text = (conventions: object[]) =>
    definitionSchema.parse({
      ...definitionOf({
        kind: 'text',
        language: 'en',
        unit: 'word',
        fold: { case: true, punctuation: true, unicode: true },
      }),
      conventions,
    })
  const tree = new VersionTree([
    { id: v1, number: 1, parentId: null, operations: [], definition: text([]) },
    {
      id: v2,
      number: 2,
      parentId: v1,
      operations: [],
      definition: text([{ id: 'r1', question: 'q', name: 'um', match: 'words', find: 'umm', replace: 'um' }]),
    },
  ])
  const said: Record<string, string> = { u: 'um today', v: 'umm today', n: 'no', y: 'yes' }
  const input = inputOf(tree, [{ round: 1, under: v1, first: 0, rows: ['uv', 'uu', 'vv', 'nn', 'yn'] }], (letter) => ({
    kind: 'text',
    text: said[letter] ?? '',
  }))
  const measurements = measuredIn(input)
  const axis = measurements.map(({ alpha }) => value(alpha) as number)
  const [read] = compareMeasurements(input, measurements, 2, options)
  expect(read).toMatchObject({ kind: 'recomputed', paired: true })
  expect(value(read!.difference)).toBeCloseTo(axis[1]! - axis[0]!, 12)
  expect(value(read!.difference)).toBeGreaterThan(0)
  const { measured } = measurements[0]!
  expect(stopReport(input, measured, agreementAt(input, measured, options), options)).toBeNull()
})

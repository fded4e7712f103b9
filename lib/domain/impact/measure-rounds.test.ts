import { describe, expect, test } from 'vitest'
import type { GivenLabels } from '../annotation/labels-at-version.ts'
import type { Definition } from '../definition/definition.ts'
import { VersionTree } from '../definition/version-tree.ts'
import type { AccountId, AnnotationId, ClassId, ItemId, QuestionId, RoundId, VersionId } from '../kernel/ids.ts'
import { isDefined } from '../statistics/figure.ts'
import { agreementAt, listMeasurements, type MeasureInput, type RoundFacts } from './measure-rounds.ts'

const question = 'q' as QuestionId
const definition = (classes: string[], examples: string[] = []): Definition => ({
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: question,
        name: 'Q',
        help: '',
        required: true,
        kind: 'choice',
        classes: classes.map((id, colour) => ({ id: id as ClassId, name: id, key: '', colour })),
      },
    ],
  },
  guideline: {
    general: '',
    entries: [
      {
        id: 'e',
        question,
        class: null,
        text: '',
        threshold: null,
        examples: examples.map((item) => ({ item: item as ItemId, kind: 'example' as const, note: '' })),
      },
    ],
  },
  conventions: [],
  acceptable: {
    minWidth: null,
    minHeight: null,
    minBrightness: null,
    minContrast: null,
    minSampleRate: null,
    maxSilence: null,
  },
})
const tree = new VersionTree([
  {
    id: 'v1' as VersionId,
    number: 1,
    parentId: null,
    operations: [],
    definition: definition(['clean', 'deep', 'shallow']),
  },
  {
    id: 'v2' as VersionId,
    number: 2,
    parentId: 'v1' as VersionId,
    operations: [
      {
        kind: 'merge_classes',
        question,
        from: ['deep', 'shallow'] as ClassId[],
        into: { id: 'scratch' as ClassId, name: 'scratch', key: '', colour: 1 },
      },
    ],
    definition: definition(['clean', 'scratch'], ['i5']),
  },
])
const round = (number: number, version: string, kind: RoundFacts['kind'] = 'label'): RoundFacts => ({
  id: `r${number}` as RoundId,
  number,
  name: `Round ${number}`,
  kind,
  version: version as VersionId,
  openedAt: new Date(number * 1000),
})
const label = (
  roundNumber: number,
  version: string,
  item: string,
  who: string,
  of: string,
  blind = true,
): GivenLabels => ({
  id: `${roundNumber}${item}${who}` as AnnotationId,
  itemId: item as ItemId,
  accountId: who as AccountId,
  roundId: `r${roundNumber}` as RoundId,
  versionId: version as VersionId,
  origin: 'labeled',
  blind,
  submittedAt: new Date(roundNumber * 1000 + 1),
  document: { format: 1, answers: { [question]: { kind: 'choice', class: of as ClassId } } },
})
const first = [
  ...['i1', 'i2'].flatMap((item) => [label(1, 'v1', item, 'a', 'deep'), label(1, 'v1', item, 'b', 'shallow')]),
  ...['i3', 'i4'].flatMap((item) => [label(1, 'v1', item, 'a', 'clean'), label(1, 'v1', item, 'b', 'clean')]),
]
const second = ['i5', 'i6', 'i7', 'i8'].flatMap((item, i) => [
  label(2, 'v2', item, 'a', i % 2 ? 'scratch' : 'clean'),
  label(2, 'v2', item, 'b', i === 3 ? 'clean' : i % 2 ? 'scratch' : 'clean'),
])
const inRound = (number: number, ...ids: string[]) =>
  ids.map((id) => ({ round: `r${number}` as RoundId, item: id as ItemId, random: true }))
const input = (more: Partial<MeasureInput> = {}): MeasureInput => ({
  tree,
  question,
  rounds: [round(1, 'v1'), round(2, 'v2')],
  items: [...inRound(1, 'i1', 'i2', 'i3', 'i4'), ...inRound(2, 'i5', 'i6', 'i7', 'i8')],
  given: [...first, ...second],
  ruledAt: new Map(),
  only: null,
  ...more,
})
const percents = (given: MeasureInput) =>
  listMeasurements(given, 'v2' as VersionId).map((measured) => {
    const figure = agreementAt(given, measured, { bootstrap: 0, seed: 1 }).headline.find(
      (one) => one.name === 'percent',
    )!.figure
    return [measured.how, measured.round.number, measured.at, isDefined(figure) ? figure.value : figure.undefined]
  })

describe('measuring rounds', () => {
  test('v1, v2 recomputed and v2 re-measured stand side by side', () => {
    expect(percents(input())).toEqual([
      ['remeasured', 1, 1, 0.5],
      ['recomputed', 1, 2, 1],
      ['remeasured', 2, 2, 2 / 3],
    ])
  })

  test('an example of the version, and an item ruled on before the round opened, are left out with their count', () => {
    const measured = listMeasurements(
      input({ ruledAt: new Map([['i6' as ItemId, new Date(1500)]]) }),
      'v2' as VersionId,
    )
    expect(measured.at(-1)?.leftOut).toMatchObject({ exemplified: 1, ruled: 1 })
    expect(new Set(measured.at(-1)?.labels.map(({ given }) => given.itemId))).toEqual(new Set(['i7', 'i8']))
    expect(measured[0]?.leftOut).toMatchObject({ exemplified: 0, ruled: 0 })
  })

  test('a ruling made after the round opened takes nothing from its figure', () => {
    const measured = listMeasurements(
      input({ ruledAt: new Map([['i1' as ItemId, new Date(1500)]]) }),
      'v2' as VersionId,
    )
    expect(measured[0]?.leftOut.ruled).toBe(0)
  })

  test('answers that were not blind are left out', () => {
    const given = [...first, label(1, 'v1', 'i1', 'c', 'deep', false)]
    expect(listMeasurements(input({ given, rounds: [round(1, 'v1')] }), 'v1' as VersionId)[0]).toMatchObject({
      leftOut: { notBlind: 1 },
      labels: { length: 8 },
    })
  })

  test('what was not drawn at random stays out where a part was', () => {
    const items = inRound(1, 'i1', 'i2', 'i3', 'i4').map((row, i) => ({ ...row, random: i > 0 }))
    const measured = listMeasurements(input({ items, rounds: [round(1, 'v1')] }), 'v1' as VersionId)[0]
    expect(measured).toMatchObject({ random: true, leftOut: { notRandom: 1 }, labels: { length: 6 } })
  })

  test('imported answers and repeats are figures of their own', () => {
    const rounds = [round(1, 'v1', 'import'), round(3, 'v2', 'relabel')]
    const items = [...inRound(1, 'i1', 'i2'), ...inRound(3, 'i1')]
    const given = [...first, label(3, 'v2', 'i1', 'a', 'clean')]
    expect(percents(input({ rounds, items, given }))).toEqual([
      ['imported', 1, 1, 0],
      ['imported', 1, 2, 1],
      ['repeat', 3, 2, 0],
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '../definition/definition.ts'
import type { Operation } from '../definition/operation.ts'
import { VersionTree } from '../definition/version-tree.ts'
import type {
  AccountId,
  AnnotationId,
  ClassId,
  ItemId,
  QuestionId,
  RegionId,
  RoundId,
  RulingId,
  VersionId,
} from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { buildReleaseRows, type ReleaseInput, type ReleaseLabels, type ReleaseRuling } from './build-rows.ts'

const question = 'defect' as QuestionId
const classes = (names: string[]) =>
  names.map((name, colour) => ({ id: name as ClassId, name: name.toUpperCase(), key: '', colour }))
const definition = (names: string[]): Definition => ({
  format: 1,
  schema: {
    media: 'image',
    questions: [
      { id: question, name: 'Defect', help: '', required: true, kind: 'choice', classes: classes(names) },
      {
        id: 'said' as QuestionId,
        name: 'Said',
        help: '',
        required: true,
        kind: 'text',
        language: 'en',
        unit: 'word',
        fold: { case: true, punctuation: false, unicode: true },
      },
      {
        id: 'cells' as QuestionId,
        name: 'Cells',
        help: '',
        required: true,
        kind: 'boxes',
        classes: classes(['red', 'white']),
        iouThreshold: 0.5,
      },
    ],
  },
  guideline: { general: '', entries: [] },
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
const merge: Operation = {
  kind: 'merge_classes',
  question,
  from: ['deep', 'shallow'] as ClassId[],
  into: { id: 'scratch' as ClassId, name: 'SCRATCH', key: '', colour: 1 },
}
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
    operations: [merge],
    definition: definition(['clean', 'scratch']),
  },
])
const label = (
  labeler: string,
  answer: Answer,
  more: Partial<ReleaseLabels> = {},
  of: QuestionId = question,
): ReleaseLabels => ({
  id: `a-${labeler}-${more.itemId ?? 'i1'}` as AnnotationId,
  itemId: 'i1' as ItemId,
  accountId: labeler as AccountId,
  roundId: 'r1' as RoundId,
  versionId: 'v1' as VersionId,
  origin: 'labeled',
  blind: true,
  submittedAt: new Date(1000),
  document: { format: 1, answers: { [of]: answer } },
  pseudonym: `p-${labeler}`,
  round: 1,
  ...more,
})
const choice = (id: string): Answer => ({ kind: 'choice', class: id as ClassId })
const text = (said: string): Answer => ({ kind: 'text', text: said })
const box = (id: string, x: number, of = 'red') => ({
  id: id as RegionId,
  x,
  y: 10,
  width: 20,
  height: 20,
  class: of as ClassId,
})
const ruling = (answer: Answer, more: Partial<ReleaseRuling> = {}): ReleaseRuling => ({
  id: 'ru1' as RulingId,
  itemId: 'i1' as ItemId,
  questionId: question,
  versionId: 'v1' as VersionId,
  finding: 'decided',
  answer,
  basis: { annotations: [], regions: [] },
  reason: 'because',
  at: new Date(2000),
  ...more,
})
const input = (
  labels: ReleaseLabels[],
  rulings: ReleaseRuling[] = [],
  version = 'v1',
  of: QuestionId = question,
): ReleaseInput => ({
  tree,
  version: version as VersionId,
  versionHash: `hash-${version}`,
  questions: [of],
  items: ['i1', 'i2', 'i3'].map((id) => ({ id: id as ItemId, externalId: `${id}.png`, slices: [], media: [] })),
  labels,
  rulings,
})
const only = (given: ReleaseInput) => {
  const rows = buildReleaseRows(given)
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('release rows', () => {
  test('decided by unanimity, majority, one labeler, or not at all', () => {
    const decided = (...given: string[]) => only(input(given.map((id, i) => label(`l${i}`, choice(id)))))
    expect(decided('deep', 'deep', 'deep')).toMatchObject({ value: 'DEEP', value_id: 'deep', decided_by: 'unanimous' })
    expect(decided('deep', 'deep', 'clean')).toMatchObject({ value: 'DEEP', decided_by: 'majority' })
    expect(decided('deep')).toMatchObject({ value: 'DEEP', decided_by: 'single' })
    expect(decided('deep', 'clean')).toMatchObject({ value: null, value_id: null, decided_by: 'unresolved' })
  })

  test('a merge read later resolves what was split, and the originals are named with it', () => {
    const row = only(input([label('a', choice('deep')), label('b', choice('shallow'))], [], 'v2'))
    expect(row).toMatchObject({ value: 'SCRATCH', value_id: 'scratch', decided_by: 'unanimous', version: 2 })
    expect(row.annotations.map(({ labeler, version }) => [labeler, version])).toEqual([
      ['p-a', 1],
      ['p-b', 1],
    ])
  })

  test('a ruling stands above the labelers, carries its reason, and is read at the version', () => {
    const row = only(input([label('a', choice('clean')), label('b', choice('clean'))], [ruling(choice('deep'))], 'v2'))
    expect(row).toMatchObject({
      value: 'SCRATCH',
      decided_by: 'ruling',
      ruling: { id: 'ru1', reason: 'because', version: 1, finding: 'decided' },
    })
  })

  test('a ruling that x lacks the information leaves no value and says so', () => {
    const row = only(input([label('a', choice('clean'))], [ruling({ kind: 'lacks', reason: 'glare' })]))
    expect(row).toMatchObject({ value: null, lacks: 'glare', decided_by: 'ruling' })
  })

  test('an answer that can not be read back from a merge is missing and says why', () => {
    const row = only(
      input([label('a', choice('scratch'), { versionId: 'v2' as VersionId }), label('b', choice('clean'))], [], 'v1'),
    )
    expect(row.decided_by).toBe('single')
    expect(row.value).toBe('CLEAN')
    expect(row.annotations[0]?.needs_relabel).toMatch(/./)
  })

  test('texts are equal after folding, and the most frequent spelling stands for them', () => {
    const of = 'said' as QuestionId
    const said = (...given: string[]) =>
      only(
        input(
          given.map((t, i) => label(`l${i}`, text(t), {}, of)),
          [],
          'v1',
          of,
        ),
      )
    expect(said('Oh well', 'oh well', 'oh well')).toMatchObject({ value: 'oh well', decided_by: 'unanimous' })
    expect(said('oh well', 'oh hell')).toMatchObject({ value: null, decided_by: 'unresolved' })
  })

  test('boxes: more than half decide each region, half leaves it unresolved, a ruling decides the regions that it names', () => {
    const of = 'cells' as QuestionId
    const drawn = (labeler: string, ...regions: ReturnType<typeof box>[]) =>
      label(labeler, { kind: 'boxes', regions }, {}, of)
    const three = only(
      input(
        [
          drawn('a', box('a1', 10), box('a2', 100)),
          drawn('b', box('b1', 11)),
          drawn('c', box('c1', 10), box('c2', 200)),
        ],
        [],
        'v1',
        of,
      ),
    )
    expect(three.decided_by).toBe('majority')
    expect(three.value).toMatchObject([{ x: 10, class: 'RED', decided_by: 'unanimous', drawn_by: 3 }])
    const two = [drawn('a', box('a1', 10), box('a2', 100)), drawn('b', box('b1', 10))]
    expect(only(input(two, [], 'v1', of)).value).toMatchObject([
      { decided_by: 'unanimous' },
      { class: null, decided_by: 'unresolved' },
    ])
    const ruled = only(
      input(
        two,
        [
          ruling(
            { kind: 'boxes', regions: [box('n', 101, 'white')] },
            { questionId: of, basis: { annotations: [], regions: ['a2' as RegionId] } },
          ),
        ],
        'v1',
        of,
      ),
    )
    expect(ruled.value).toMatchObject([
      { x: 10, decided_by: 'unanimous' },
      { x: 101, class: 'WHITE', decided_by: 'ruling' },
    ])
    expect(only(input([drawn('a'), drawn('b')], [], 'v1', of))).toMatchObject({ value: [], decided_by: 'unanimous' })
  })

  test('simulated and imported answers are marked on their rows', () => {
    const row = only(
      input([
        label('a', choice('clean'), { origin: 'simulated' }),
        label('b', choice('clean'), { origin: 'imported' }),
      ]),
    )
    expect(row).toMatchObject({ simulated: true, imported: true })
  })

  test('the order of the input does not show', () => {
    const labels = ['i1', 'i2', 'i3'].flatMap((itemId) =>
      ['a', 'b', 'c'].map((who, i) => label(who, choice(['deep', 'clean', 'deep'][i]!), { itemId: itemId as ItemId })),
    )
    const expected = JSON.stringify(buildReleaseRows(input(labels, [ruling(choice('clean'))])))
    fc.assert(
      fc.property(fc.shuffledSubarray(labels, { minLength: labels.length }), (shuffled) => {
        const given = input(shuffled, [ruling(choice('clean'))])
        expect(JSON.stringify(buildReleaseRows({ ...given, items: [...given.items].reverse() }))).toBe(expected)
      }),
    )
  })
})

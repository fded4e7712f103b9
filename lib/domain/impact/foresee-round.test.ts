import { describe, expect, test } from 'vitest'
import type { GivenLabels } from '../annotation/labels-at-version.ts'
import type { Definition } from '../definition/definition.ts'
import { getTemplate } from '../definition/templates.ts'
import { asId, type ClassId, type ItemId, type QuestionId, type VersionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { mulberry32 } from '../statistics/mulberry32.ts'
import { foreseeRound, type RoundForesight } from './foresee-round.ts'

const at = asId<VersionId>('v1')

function pilot(
  template: 'image-classification' | 'speech-transcription' | 'boxes-on-images',
  answer: (random: () => number) => Answer,
) {
  const definition = getTemplate(template)?.definition as Definition
  const question = definition.schema.questions[0]?.id as QuestionId
  const random = mulberry32(7)
  const answers = Array.from({ length: 60 }, (_, item) => `i${String(item).padStart(2, '0')}`).flatMap((item) =>
    ['ann', 'ben', 'cleo'].map(
      (account) =>
        ({
          id: `${item} ${account}`,
          itemId: asId<ItemId>(item),
          accountId: account,
          roundId: 'r1',
          versionId: at,
          origin: 'labeled',
          blind: true,
          submittedAt: new Date(0),
          document: { format: 1, answers: { [question]: answer(random) } },
        }) as unknown as GivenLabels,
    ),
  )
  const versions = [{ id: at, number: 1, parentId: null, operations: [], definition }]
  return (items: number, labelers: number, given: readonly GivenLabels[] = answers) =>
    foreseeRound({ versions, at, answers: given, items, labelers, bootstrap: 200, seed: 1 })[0] as RoundForesight
}
const foreseen = (foresight: RoundForesight) => {
  if ('undefined' in foresight.foreseen) throw new Error(foresight.foreseen.undefined)
  return foresight.foreseen
}

describe('what a round could tell', () => {
  const choices = pilot('image-classification', (random) => {
    return { kind: 'choice', class: asId<ClassId>(random() < 0.7 ? 'c1' : 'c2') }
  })
  const texts = pilot('speech-transcription', (random) => {
    return { kind: 'text', text: random() < 0.6 ? 'one two three' : 'one two tree' }
  })

  test('four times the items halve what it can not tell', () => {
    for (const judge of [choices, texts]) {
      const [small, large] = [foreseen(judge(50, 3)), foreseen(judge(200, 3))]
      expect(small.halfWidth / large.halfWidth).toBeGreaterThan(1.6) // 200 simulated rounds know it to 5 % or so
      expect(small.halfWidth / large.halfWidth).toBeLessThan(2.4)
      // (1.96 + 0.84) / 1.96 × √2 of the half-width
      expect(small.smallestChange / small.halfWidth).toBeCloseTo(2.021, 2)
    }
  })

  test('a picture with many boxes is one item', () => {
    const boxes = pilot('boxes-on-images', (random) => ({
      kind: 'boxes',
      regions: [0, 1, 2, 3].flatMap((place) =>
        random() < 0.2
          ? []
          : [{ id: asId(`r${place}`), class: asId('c1'), x: 50 * place, y: 0, width: 20 + 3 * random(), height: 20 }],
      ),
    }))
    const { pilot: measured } = boxes(60, 3)
    const half = 'interval' in measured && measured.interval ? (measured.interval[1] - measured.interval[0]) / 2 : null
    expect(measured.units).toBeGreaterThan(120)
    expect(foreseen(boxes(60, 3)).halfWidth).toBeCloseTo(half ?? Number.NaN)
  })

  test('says whether it was simulated or taken from the interval, and that more labelers tell more', () => {
    expect(foreseen(choices(60, 3)).by).toBe('simulation')
    expect(foreseen(texts(60, 3)).by).toBe('interval')
    expect(foreseen(choices(60, 3)).halfWidth).toBeLessThan(foreseen(choices(60, 2)).halfWidth)
    const { pilot: measured } = texts(60, 3)
    const half = 'interval' in measured && measured.interval ? (measured.interval[1] - measured.interval[0]) / 2 : null
    expect(foreseen(texts(60, 3)).halfWidth).toBeCloseTo(half ?? Number.NaN)
  })

  test('says why it can not be judged', () => {
    expect(choices(60, 1).foreseen).toEqual({ undefined: 'single_labeler' })
    expect(texts(60, 1).foreseen).toEqual({ undefined: 'single_labeler' })
    expect(texts(60, 3, []).foreseen).toMatchObject({ undefined: expect.any(String) })
    expect(choices(60, 3, []).foreseen).toMatchObject({ undefined: expect.any(String) })
  })
})

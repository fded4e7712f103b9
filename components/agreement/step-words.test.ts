import { describe, expect, test } from 'vitest'
import type { AgreementStep, StepEnd } from '#lib/domain/impact/agreement-step.ts'
import type { StopReport } from '#lib/domain/impact/stop-report.ts'
import { asId, type ClassId, type RoundId } from '#lib/domain/kernel/ids.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { ledgerWords, restsOn, stepSentence } from './step-words.ts'
import { stopWords } from './stop-words.ts'

const figure = (value: number, low: number, high: number): Figure => ({
  value,
  interval: [low, high],
  units: 60,
  answers: 180,
})
const end = (round: number, at: number, more: Partial<StepEnd> = {}): StepEnd => ({
  how: 'remeasured',
  round: { id: asId<RoundId>(`r${round}`), number: round, name: `Round ${round}` },
  at,
  random: true,
  simulated: false,
  items: 60,
  answersPerItem: 3,
  ...more,
})
const step: AgreementStep = {
  key: 's',
  kind: 'fresh',
  before: end(1, 1),
  after: end(2, 2),
  paired: false,
  common: { items: 0, labelers: 3 },
  labelers: { before: 3, after: 3 },
  unread: 0,
  difference: figure(0.19, 0.05, 0.33),
  moreItems: null,
  promised: figure(0.13, 0.09, 0.18),
  lost: null,
}
const read: AgreementStep = {
  ...step,
  kind: 'recomputed',
  after: end(1, 2, { how: 'recomputed' }),
  paired: true,
  difference: figure(0.13, 0.09, 0.18),
  promised: null,
  lost: { classes: 1, bits: 0.4 },
}
/** Values and intervals stay on one line. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')

describe('what a step says', () => {
  test('rose, fell, or cannot be told yet and what would tell', () => {
    const said = (change: Partial<AgreementStep>) => plain(stepSentence({ ...step, ...change }))
    expect(said({})).toBe('Version 2, measured anew on other items: alpha +.19 [+.05, +.33]. It rose.')
    expect(said({ difference: figure(-0.19, -0.33, -0.05) })).toBe(
      'Version 2, measured anew on other items: alpha −.19 [−.33, −.05]. It fell.',
    )
    const open = { difference: figure(0.04, -0.06, 0.14) }
    expect(said({ ...open, moreItems: 1400 })).toBe(
      'Version 2, measured anew on other items: alpha +.04 [−.06, +.14]. Cannot tell yet: the interval holds 0; about 1,400 more items × 3 would tell.',
    )
    expect(said(open)).toContain('the earlier round is too small for more items of the later one to tell.')
    expect(said({ difference: figure(0, 0, 0) })).toContain('Nothing changed')
    expect(said({ difference: { undefined: 'single_category', units: 6, answers: 18 } })).toBe(
      'Version 2, measured anew on other items: no difference can be stated. Only one category was ever used, so agreement by chance is certain and the coefficient is 0 / 0.',
    )
    expect(said({ paired: true, common: { items: 60, labelers: 3 } })).toContain('anew on the same items')
    expect(said({ common: { items: 9, labelers: 3 } })).toContain('on items that are partly the same')
    expect(said({ after: end(2, 1) })).toBe(
      'Version 1, measured again on other items: alpha +.19 [+.05, +.33]. It rose. The definition is the same.',
    )
  })

  test('what is recomputed promises, and says so', () => {
    expect(plain(stepSentence(read))).toBe(
      'Recomputed, Round 1 read at version 2: alpha +.13 [+.09, +.18]. Merging raises agreement by arithmetic, so only a fresh round proves it.',
    )
    expect(stepSentence({ ...read, lost: null })).toContain('Old answers can only promise')
  })

  test('the ledger sets what was promised against what was delivered', () => {
    expect(plain(ledgerWords(step))).toBe(
      'Answers of Round 1, read at version 2, promised +.13 [+.09, +.18]; fresh answers delivered +.19 [+.05, +.33].',
    )
    expect(ledgerWords({ ...step, promised: figure(0, 0, 0) })).toContain('promised no change;')
    expect(ledgerWords({ ...step, promised: null })).toBeNull()
  })

  test('what it rests on names items, labelers, and what was left out', () => {
    expect(restsOn(step)).toBe('60 → 60 items, other ones; the same 3 labelers')
    const others = { ...step, before: end(1, 1, { items: 40, random: false }), common: { items: 9, labelers: 1 } }
    expect(restsOn({ ...others, labelers: { before: 2, after: 3 } })).toBe(
      '40 → 60 items, 9 in both; 2 → 3 labelers, 1 in both; not all drawn at random',
    )
    expect(restsOn({ ...read, unread: 5 })).toBe(
      'the same answers on 60 items, without 5 answers that must be given again',
    )
  })
})

describe('whether to go on', () => {
  const classes = ['clean', 'deep'].map((id, colour) => ({ id: asId<ClassId>(id), name: id, key: '', colour }))
  const key = 'class clean / class deep'
  const stop: StopReport = {
    key: 'remeasured-1-v1',
    at: 1,
    items: 60,
    answersPerItem: 3,
    classes,
    patterns: [
      {
        key,
        a: { kind: 'class', id: 'clean' },
        b: { kind: 'class', id: 'deep' },
        items: 9,
        gain: figure(0.29, 0.2, 0.4),
      },
    ],
    verdict: { kind: 'go_on', patterns: [key] },
    alpha: figure(0.6, 0.5, 0.7),
    selfAgreement: null,
  }
  const said = (change: Partial<StopReport>) => stopWords({ ...stop, ...change })

  test('in the words of each verdict', () => {
    expect(said({})).toBe(
      'Keep going: no pattern would matter more than clean / deep; settled, it could raise alpha by up to .29.',
    )
    expect(said({ verdict: { kind: 'stop', because: 'no_pattern_worth_it' } })).toBe(
      'Stop here: no remaining pattern, settled, would raise alpha by .02 or more. A pattern on fewer than 1 item in 20 may have gone unseen on these 60.',
    )
    expect(
      said({ verdict: { kind: 'stop', because: 'near_self_agreement' }, selfAgreement: figure(0.61, 0.5, 0.7) }),
    ).toBe('Stop here: agreement is within .02 of self-agreement (.61), which no definition can pass.')
    expect(said({ verdict: { kind: 'cannot_tell', moreItems: 40, patterns: [key] } })).toBe(
      'Cannot tell yet: whether settling clean / deep would raise alpha by .02 is open; about 40 more items × 3 would tell.',
    )
    expect(said({ items: 12, verdict: { kind: 'cannot_tell', moreItems: 8, patterns: [] } })).toBe(
      'Cannot tell yet: no pattern shows, but on 12 items only; about 8 more items × 3 would tell.',
    )
    expect(said({ verdict: { kind: 'cannot_tell', moreItems: null, patterns: [key] } })).toContain(
      'no number of items would tell',
    )
  })
})

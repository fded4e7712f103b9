import { describe, expect, test } from 'vitest'
import { holdingBack } from './holding-back.ts'
import { whereInLoop } from './loop-steps.ts'
import type { AgreementNow, ProjectFacts, RunningRound } from './project-facts.ts'

const now = new Date('2026-03-04T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

const measured: AgreementNow = {
  question: 'What is on the screen?',
  kind: 'choice',
  how: 'remeasured',
  round: 'Round 1',
  version: 1,
  items: 120,
  labelers: 3,
  simulated: false,
  headline: [],
  alpha: { value: 0.61, interval: [0.53, 0.69], units: 120, answers: 360 },
  verdict: { kind: 'stop', because: 'no_pattern_worth_it' },
  pattern: null,
  differing: 0,
  half: null,
  rarest: null,
  bare: null,
  trend: [],
  step: null,
}

/** A project in which all is well: measured under its only version, and released. */
const well: ProjectFacts = {
  now,
  version: { number: 1, publishedAt: ago(20) },
  items: 240,
  labelers: 3,
  rounds: 1,
  running: [],
  lastRound: { id: 'r1', name: 'Round 1', version: 1, openedAt: ago(19), closedAt: ago(15) },
  questions: { open: 0, oldest: null },
  reviews: [],
  rulingsToPublish: 0,
  needsRelabel: 0,
  agreement: measured,
  measuring: false,
  release: { id: 'a', number: 1, name: 'first', version: 1, rows: 120, madeAt: ago(1) },
}

const round: RunningRound = {
  id: 'r2',
  name: 'Round 2',
  kind: 'label',
  version: 1,
  openedAt: ago(0.5),
  items: 40,
  wanted: 120,
  remaining: 60,
  exhausted: 0,
  hoursLeft: 2,
  endsAt: null,
  lastAnswerAt: ago(0.1),
}
const pattern = { a: 'Deep scratch', b: 'Shallow scratch', items: 18, gain: 0.17 }
const confusion: Pick<AgreementNow, 'verdict' | 'pattern'> = {
  verdict: { kind: 'go_on', patterns: ['class deep / class shallow'] },
  pattern,
}
const empty: ProjectFacts = {
  ...well,
  version: null,
  items: 0,
  labelers: 0,
  rounds: 0,
  lastRound: null,
  agreement: null,
  release: null,
}
const v2 = { number: 2, publishedAt: ago(1) }

describe('the one thing that holds a project back', () => {
  test('is nothing where all is well', () => {
    expect(holdingBack(well)).toEqual({ kind: 'nothing' })
  })

  test('before the first round it is the next thing to set up', () => {
    expect(holdingBack(empty)).toEqual({ kind: 'no_version' })
    const published = { ...empty, version: well.version }
    expect(holdingBack(published)).toEqual({ kind: 'no_items' })
    expect(holdingBack({ ...published, items: 5, labelers: 1 })).toEqual({ kind: 'few_labelers', labelers: 1 })
    expect(holdingBack({ ...published, items: 5, labelers: 2 })).toEqual({ kind: 'no_round', version: 1 })
  })

  test('labels made elsewhere need no labelers and no round of one’s own', () => {
    const agreement = { ...measured, how: 'imported' as const, ...confusion }
    expect(holdingBack({ ...empty, version: well.version, items: 5, rounds: 1, agreement })).toMatchObject({
      kind: 'confusion',
    })
  })

  test('people who cannot go on come before everything else that waits', () => {
    const all: ProjectFacts = {
      ...well,
      running: [{ ...round, exhausted: 4, lastAnswerAt: ago(9) }],
      questions: { open: 2, oldest: ago(1) },
      reviews: [{ id: 's', name: 'Scratches', items: 12, left: 7 }],
      rulingsToPublish: 5,
      needsRelabel: 9,
      agreement: { ...measured, ...confusion },
      release: null,
    }
    const without = (change: Partial<ProjectFacts>) => Object.assign(all, change)
    expect(holdingBack(all)).toEqual({ kind: 'exhausted', round: 'Round 2', items: 4 })
    without({ running: [{ ...round, lastAnswerAt: ago(9) }] })
    expect(holdingBack(all)).toEqual({ kind: 'questions', open: 2, oldestHours: 24 })
    without({ questions: { open: 0, oldest: null } })
    expect(holdingBack(all)).toEqual({ kind: 'stalled', round: 'Round 2', begun: true, remaining: 60, quietDays: 9 })
    without({ running: [{ ...round, endsAt: ago(-30) }] })
    expect(holdingBack(all)).toEqual({ kind: 'slow', round: 'Round 2', remaining: 60, days: 30 })
    without({ running: [round] })
    expect(holdingBack(all)).toMatchObject({ kind: 'review', left: 7 })
    without({ reviews: [] })
    expect(holdingBack(all)).toEqual({ kind: 'rulings', rulings: 5, version: 1 })
    without({ rulingsToPublish: 0 })
    expect(holdingBack(all)).toEqual({ kind: 'relabel', answers: 9, version: 1 })
    without({ needsRelabel: 0 })
    expect(holdingBack(all)).toMatchObject({ kind: 'confusion', a: 'Deep scratch', items: 18, alpha: 0.61 })
    without({ agreement: measured })
    expect(holdingBack(all)).toMatchObject({ kind: 'running', remaining: 60, hoursLeft: 2 })
    without({ running: [] })
    expect(holdingBack(all)).toEqual({ kind: 'no_release', version: 1 })
  })

  test('a round that nobody answered yet is quiet since it opened', () => {
    const quiet = { ...round, lastAnswerAt: null }
    expect(holdingBack({ ...well, running: [quiet] }).kind).toBe('running')
    expect(holdingBack({ ...well, running: [{ ...quiet, openedAt: ago(3) }] })).toMatchObject({
      begun: false,
      quietDays: 3,
    })
  })

  test('a confusion counts only when it was measured under the newest definition, on enough, and is worth it', () => {
    const held = (change: Partial<AgreementNow>, version = well.version) =>
      holdingBack({ ...well, version, agreement: { ...measured, ...confusion, ...change } }).kind
    expect(held({})).toBe('confusion')
    expect(held({}, v2)).toBe('unmeasured')
    expect(held({ how: 'recomputed', version: 2 }, v2)).toBe('unmeasured')
    expect(held({ verdict: { kind: 'stop', because: 'near_self_agreement' }, pattern: null })).toBe('nothing')
    const verdict: AgreementNow['verdict'] = {
      kind: 'cannot_tell',
      moreItems: 40,
      patterns: ['class deep / class shallow'],
    }
    expect(held({ verdict })).toBe('confusion')
    expect(held({ verdict, items: 19 })).toBe('nothing')
    expect(held({ verdict, pattern: { ...pattern, gain: 0.019 } })).toBe('nothing')
    expect(held({ verdict, pattern: { ...pattern, items: 2 } })).toBe('nothing')
    // What is certain on few items is certain: the page on agreement says "keep going" too.
    expect(held({ items: 14 })).toBe('confusion')
  })

  test('a confusion whose worth is not certain says so, with what would tell', () => {
    const verdict: AgreementNow['verdict'] = {
      kind: 'cannot_tell',
      moreItems: 40,
      patterns: ['class deep / class shallow'],
    }
    const held = (change: Partial<AgreementNow>) =>
      holdingBack({ ...well, agreement: { ...measured, ...confusion, ...change } })
    expect(held({ verdict })).toMatchObject({ kind: 'confusion', mended: 0.78, certain: false, moreItems: 40 })
    expect(held({})).toMatchObject({ kind: 'confusion', mended: 0.78, certain: true, moreItems: null })
  })

  test('transcripts have no pairs of classes: the items that make up half of the cost stand for them', () => {
    const agreement: AgreementNow = { ...measured, kind: 'text', verdict: null, half: { items: 6, cost: 0.12 } }
    expect(holdingBack({ ...well, agreement })).toEqual({ kind: 'spread', items: 6, alpha: 0.61, mended: 0.73 })
  })

  test('a new version waits for a round under it', () => {
    expect(holdingBack({ ...well, version: v2 })).toEqual({ kind: 'unmeasured', version: 2 })
    expect(holdingBack({ ...well, version: v2, running: [{ ...round, version: 2 }] }).kind).toBe('running')
  })

  test('while a large round is being measured, nothing is said of what it will show', () => {
    expect(holdingBack({ ...well, agreement: null, measuring: true })).toEqual({ kind: 'measuring' })
    expect(holdingBack({ ...well, agreement: null, measuring: true, labelers: 0 })).toEqual({ kind: 'measuring' })
  })

  test('thin evidence comes last before a release', () => {
    const rarest = { name: 'Dent', chosen: 4 }
    const bare = { name: 'Clean', chosen: 200 }
    expect(holdingBack({ ...well, agreement: { ...measured, rarest, bare } })).toEqual({
      kind: 'rare_class',
      ...rarest,
    })
    const common = { ...rarest, chosen: 10 }
    expect(holdingBack({ ...well, agreement: { ...measured, rarest: common, bare } })).toEqual({
      kind: 'bare_entry',
      ...bare,
    })
  })
})

describe('where a project stands in the loop', () => {
  const states = (facts: ProjectFacts) =>
    whereInLoop(facts, holdingBack(facts))
      .map(({ name, state }) => `${name} ${state}`)
      .join(', ')

  test('it begins with the definition', () => {
    expect(states(empty)).toBe(
      'define now, import ahead, label ahead, measure ahead, review ahead, change ahead, remeasure ahead, release ahead',
    )
  })

  test('a confusion calls for a review', () => {
    expect(states({ ...well, release: null, agreement: { ...measured, ...confusion } })).toBe(
      'define done, import done, label done, measure done, review now, change ahead, remeasure ahead, release ahead',
    )
  })

  test('a round under a second version measures again', () => {
    const facts = { ...well, version: v2, running: [{ ...round, version: 2 }] }
    expect(states(facts)).toBe(
      'define done, import done, label done, measure done, review done, change done, remeasure now, release ahead',
    )
  })

  test('a loop that is closed has nothing left to do', () => {
    const agreement = { ...measured, version: 2 }
    const facts = { ...well, version: v2, agreement, release: { ...well.release!, version: 2 } }
    expect(whereInLoop(facts, holdingBack(facts)).every(({ state }) => state === 'done')).toBe(true)
  })
})

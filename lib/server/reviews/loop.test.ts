import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertVersion } from '#db/queries/definition.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import {
  asId,
  type ClassId,
  type ItemId,
  type ProjectId,
  type ReviewId,
  type VersionId,
} from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import type { Actor } from '../actor.ts'
import { seeAgreement } from '../agreement/see-agreement.ts'
import { createDraft } from '../definitions/create-draft.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import {
  choiceQuestion,
  choose,
  imageDefinition,
  type SeededLabeling,
  seedLabeling,
} from '../labeling/testing/seed-labeling.ts'
import { blobPath } from '../media/blob-store.ts'
import { makeRelease } from '../releases/make-release.ts'
import { verifyRelease } from '../releases/see-releases.ts'
import { traceLabel } from '../releases/trace-label.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { seedAccount, seedMember } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { castVote } from './cast-vote.ts'
import type { RuleInput } from './check-ruling.ts'
import { openReview } from './open-review.ts'
import { parkItem } from './park-item.ts'
import { ruleOnItem } from './rule-on-item.ts'
import { ruleOnLike } from './rule-on-like.ts'
import { seeDisagreements } from './see-disagreements.ts'
import { seeReview } from './see-review.ts'
import { seeReviewItem } from './see-review-item.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-loop-'))
const dent: Answer = { kind: 'choice', class: asId<ClassId>('dent') }
let projects = 0

describeDatabases('from disagreement to release', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open(), { dataFolder: folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  type Started = SeededLabeling & { sme: Actor; question: typeof choiceQuestion }

  /** Six items by three labelers: 0 and 1 scratch against dent, 2 dent against clean, the others agreed. */
  async function labeled(): Promise<Started> {
    const definition = imageDefinition()
    const entry = {
      id: 'e-dent',
      question: choiceQuestion,
      class: asId<ClassId>('dent'),
      text: '',
      threshold: null,
      examples: [],
    }
    definition.guideline.entries.push(entry)
    const seeded = await seedLabeling(ctx, { items: 6, labelers: 3, definition, name: `Loop ${projects++}` })
    const sme = await seedAccount(ctx, `SME ${projects}`)
    await seedMember(ctx, seeded.project, sme, ['sme'])
    const { round } = await openRound(ctx, seeded.lead, {
      project: seeded.project,
      overlap: 3,
      draw: { how: 'all', fresh: false },
    })
    const answers = [
      'scratch scratch dent',
      'scratch dent dent',
      'dent clean clean',
      ...Array(3).fill('clean clean clean'),
    ]
    for (const [who, labeler] of seeded.labelers.entries()) {
      for (;;) {
        const { current } = await claimNext(ctx, labeler, { project: seeded.project })
        if (!current) break
        const given = answers[seeded.items.indexOf(current.item)]!.split(' ')[who]!
        await submitAssignment(ctx, labeler, {
          project: seeded.project,
          assignment: current.assignment,
          operationId: ctx.newId(),
          versionId: seeded.version,
          document: choose(given),
          activeSeconds: 2,
          replaces: null,
        })
      }
    }
    await closeRound(ctx, seeded.lead, { project: seeded.project, round })
    return { ...seeded, sme, question: choiceQuestion }
  }

  async function inReview() {
    const started = await labeled()
    const { project, sme } = started
    const seen = await seeDisagreements(ctx, sme, { project })
    const review = await openReview(ctx, sme, { project, round: seen.round!.id, question: started.question, most: 10 })
    return { ...started, seen, review }
  }
  const nameOf = async (item: ItemId) =>
    (await ctx.db.select().from(tables.items)).find(({ id }) => id === item)?.externalId
  const rule = (actor: Actor, project: ProjectId, review: ReviewId, item: ItemId, more: Partial<RuleInput> = {}) =>
    ruleOnItem(ctx, actor, {
      project,
      review,
      item,
      finding: 'decided',
      answer: dent,
      regions: [],
      reason: 'It has a rim, so it is a dent.',
      entry: null,
      proposal: '',
      example: null,
      precedents: [],
      overrules: null,
      ...more,
    })

  test('disagreements are ranked by pattern; agreed items are no disagreements', async () => {
    const { seen, items } = await inReview()
    expect(seen.patterns.map(({ title, items }) => [title, items.length])).toEqual([
      ['Scratch / Dent', 2],
      ['Dent / Clean', 1],
    ])
    expect(seen.patterns.flatMap((pattern) => pattern.items.map(({ item }) => item)).sort()).toEqual(
      items.slice(0, 3).sort(),
    )
  })

  test('until one has voted, no byte says what anybody answered; then answers stand under letters', async () => {
    const { project, sme, lead, review, items, labelers } = await inReview()
    const item = items[0]!
    await castVote(ctx, lead, { project, review, item, answer: dent })
    const before = await seeReviewItem(ctx, sme, { project, review, item })
    expect(before).toMatchObject({ revealed: null, myVote: null })
    const agenda = JSON.stringify(await seeReview(ctx, sme, { project, review }))
    for (const labeler of labelers) expect(JSON.stringify(before) + agenda).not.toContain(labeler.account.id)
    expect(JSON.stringify(before)).not.toContain('"answer"')

    await castVote(ctx, sme, { project, review, item, answer: { kind: 'choice', class: asId<ClassId>('scratch') } })
    const after = await seeReviewItem(ctx, sme, { project, review, item })
    expect(after.revealed?.answers.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
    expect(
      after.revealed?.answers.map(({ answer }) => (answer?.kind === 'choice' ? answer.class : null)).sort(),
    ).toEqual(['dent', 'scratch', 'scratch'])
    expect(after.revealed?.votes.map(({ mine }) => mine)).toEqual([false, true])
    for (const labeler of labelers) {
      expect(JSON.stringify(after)).not.toContain(labeler.account.id)
      expect(JSON.stringify(after)).not.toContain(labeler.account.name)
    }
    await expectRefusal(castVote(ctx, sme, { project, review, item, answer: dent }), 'conflict')
  })

  test('a ruling needs a vote and a reason, keeps dissent, and a later one supersedes it', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const item = items[0]!
    await expectRefusal(rule(sme, project, review, item), 'conflict')
    await castVote(ctx, lead, { project, review, item, answer: { kind: 'choice', class: asId<ClassId>('scratch') } })
    await castVote(ctx, sme, { project, review, item, answer: dent })
    expect(await expectRefusal(rule(sme, project, review, item, { reason: ' ' }), 'invalid')).toMatchObject({
      field: 'reason',
    })
    await expectRefusal(
      rule(sme, project, review, item, { answer: { kind: 'choice', class: asId<ClassId>('nonsense') } }),
      'invalid',
    )
    const first = await rule(sme, project, review, item)
    ctx.pass({ seconds: 1 })
    const second = await rule(sme, project, review, item, { reason: 'On second thought, still a dent.' })
    const rows = await ctx.db.select().from(tables.rulings)
    const own = rows.filter((row) => row.itemId === item)
    expect(own.find(({ id }) => id === first)).toMatchObject({
      supersededBy: second,
      dissent: [{ account: lead.account.id }],
    })
    const other = items[1]!
    await castVote(ctx, sme, { project, review, item: other, answer: dent })
    const { revealed } = await seeReviewItem(ctx, sme, { project, review, item: other })
    expect(revealed?.precedents.map(({ id, samePattern }) => [id, samePattern])).toEqual([
      [second, true],
      [first, true],
    ])
  })

  test('one decision settles several alike, in one go or not at all, and can be taken anew in one go', async () => {
    const { project, sme, lead, review, items, labelers } = await inReview()
    const [item, alike, otherPattern] = items as [ItemId, ItemId, ItemId]
    const scratch: Answer = { kind: 'choice', class: asId<ClassId>('scratch') }
    const ruleLike = (like: ItemId[], more: Partial<RuleInput> = {}) =>
      ruleOnLike(ctx, sme, {
        project,
        review,
        item,
        finding: 'decided',
        answer: dent,
        regions: [],
        reason: 'A rim shows, so these are dents.',
        entry: 'e-dent',
        proposal: '',
        example: { entry: 'e-dent', kind: 'example' },
        precedents: [],
        overrules: null,
        like,
        ...more,
      })
    const standing = async () => {
      const rows = await ctx.db.select().from(tables.rulings)
      return rows.filter((row) => row.reviewId === review && row.supersededBy === null)
    }
    await expectRefusal(ruleLike([alike]), 'conflict') // one's own vote on the item itself comes first
    await castVote(ctx, sme, { project, review, item, answer: dent })
    await expectRefusal(ruleLike([alike, otherPattern]), 'invalid')
    await expectRefusal(ruleLike([alike], { answer: { kind: 'text', text: 'dent' } }), 'invalid')
    expect(await standing()).toEqual([])

    await castVote(ctx, lead, { project, review, item: alike, answer: scratch })
    // Looking at what is alike shows nobody's answer to it.
    expect((await seeReviewItem(ctx, sme, { project, review, item: alike })).revealed).toBeNull()
    const { ruling, applied } = await ruleLike([alike, alike, item])
    expect(applied).toHaveLength(1)
    const written = new Map((await standing()).map((row) => [row.itemId, row]))
    expect(written.get(item)).toMatchObject({ id: ruling, exampleOf: { entry: 'e-dent' }, dissent: [] })
    expect(written.get(alike)).toMatchObject({
      id: applied[0],
      reason: 'A rim shows, so these are dents.',
      answer: dent,
      exampleOf: null,
      entryId: 'e-dent',
      precedents: [ruling],
      dissent: [{ account: lead.account.id }],
    })
    expect(written.get(alike)?.votes.map(({ account }) => account)).toEqual([lead.account.id, sme.account.id])
    const seen = await seeReviewItem(ctx, sme, { project, review, item: alike })
    expect(seen.revealed?.rulings).toMatchObject([
      { like: await nameOf(item), dissent: [lead.account.name], author: sme.account.name },
    ])
    expect(seen.revealed?.votes.map(({ mine }) => mine)).toEqual([false, true])
    for (const labeler of labelers) expect(JSON.stringify(seen)).not.toContain(labeler.account.id)

    ctx.pass({ seconds: 1 })
    await ruleLike([alike], { answer: scratch, reason: 'On second thought, these are scratches.' })
    const anew = await standing()
    expect(anew.map(({ answer }) => answer)).toEqual([scratch, scratch])
    expect(await ctx.db.select().from(tables.rulings)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ruling, supersededBy: expect.any(String) })]),
    )
  })

  test('to overrule is an act: only what there is, kept with its reason, and shown to whoever asks later', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const [item, other] = items as [ItemId, ItemId]
    await castVote(ctx, sme, { project, review, item, answer: dent })
    await castVote(ctx, lead, { project, review, item: other, answer: dent })
    const first = await rule(sme, project, review, item)
    ctx.pass({ seconds: 1 })
    await expectRefusal(rule(lead, project, review, other, { overrules: asId('nonsense') }), 'invalid')
    const reason = 'A rim alone is no dent; the light shows none.'
    await rule(lead, project, review, other, {
      answer: { kind: 'choice', class: asId<ClassId>('scratch') },
      reason,
      overrules: first,
      precedents: [first, asId('nonsense')],
    })
    const rows = await ctx.db.select().from(tables.rulings)
    expect(rows.find((row) => row.itemId === other)).toMatchObject({ overrules: first, precedents: [first] })
    expect(rows.find(({ id }) => id === first)).toMatchObject({ supersededBy: null })
    const { revealed } = await seeReviewItem(ctx, lead, { project, review, item: other })
    expect(revealed?.precedents).toMatchObject([{ id: first, overruled: { item: await nameOf(other), reason } }])
  })

  test('what a ruling shows as an example stands in the draft that is open, and in the next one', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const entry = { entry: 'e-dent', kind: 'borderline' as const }
    const shown = async () => {
      const { definition } = await createDraft(ctx, lead, { project })
      return definition.guideline.entries.flatMap(({ examples }) => examples.map(({ item, kind }) => [item, kind]))
    }
    await castVote(ctx, sme, { project, review, item: items[0]!, answer: dent })
    await expectRefusal(
      rule(sme, project, review, items[0]!, { example: { entry: 'nonsense', kind: 'example' } }),
      'invalid',
    )
    ctx.pass({ seconds: 1 })
    await rule(sme, project, review, items[0]!, { entry: 'e-dent', example: entry })
    expect(await shown()).toEqual([[items[0], 'borderline']])
    await castVote(ctx, sme, { project, review, item: items[1]!, answer: dent })
    await rule(sme, project, review, items[1]!, { entry: 'e-dent', example: entry })
    expect(await shown()).toEqual([
      [items[0], 'borderline'],
      [items[1], 'borderline'],
    ])
  })

  test('an item that can’t be decided is parked with owner and date', async () => {
    const { project, sme, review, items } = await inReview()
    const until = new Date('2026-02-01')
    const park = { project, review, item: items[2]!, until, reason: 'Wait for the microscope.' }
    await expectRefusal(parkItem(ctx, sme, { ...park, owner: asId('nobody') }), 'invalid')
    await parkItem(ctx, sme, { ...park, owner: sme.account.id })
    const { agenda } = await seeReview(ctx, sme, { project, review })
    expect(agenda.find(({ item }) => item === items[2])).toMatchObject({
      state: 'parked',
      parked: { owner: sme.account.name, until: until.toISOString() },
    })
  })

  test('agreement by hand, and after a merge recomputed beside it', async () => {
    const { project, lead, version } = await labeled()
    const alphaOf = async () => {
      const { report } = await seeAgreement(ctx, lead, { project })
      return report.axis.map(({ how, at, headline }) => {
        const alpha = headline.find(({ name }) => name === 'alpha')!.figure
        return [how, at, isDefined(alpha) ? Number(alpha.value.toFixed(6)) : alpha.undefined]
      })
    }
    // Values: scratch 3, dent 4, clean 11 of 18. D_o = 3 · (2/3) / 6 = 1/3; D_e = 2 (3·4 + 3·11 + 4·11) / (18 · 17).
    const expected = 1 - 1 / 3 / ((2 * (12 + 33 + 44)) / (18 * 17))
    expect(await alphaOf()).toEqual([['remeasured', 1, Number(expected.toFixed(6))]])
    await insertVersion(ctx.db, {
      id: ctx.newId<VersionId>(),
      projectId: project,
      number: 2,
      parentId: version,
      operations: [
        {
          kind: 'merge_classes',
          question: choiceQuestion,
          from: [asId<ClassId>('scratch'), asId<ClassId>('dent')],
          into: { id: asId<ClassId>('damage'), name: 'Damage', key: '1', colour: 0 },
        },
      ],
      definition: imageDefinition({
        kind: 'choice',
        id: choiceQuestion,
        name: 'What is on the screen?',
        help: '',
        required: true,
        classes: [
          { id: asId<ClassId>('damage'), name: 'Damage', key: '1', colour: 0 },
          { id: asId<ClassId>('clean'), name: 'Clean', key: '3', colour: 2 },
        ],
      }),
      hash: 'v2',
      publishedBy: lead.account.id,
      publishedAt: ctx.now(),
    })
    // Only item 2 still differs: D_o = (2/3) / 6 = 1/9, D_e = 2 · 7 · 11 / (18 · 17).
    const merged = 1 - 1 / 9 / ((2 * 7 * 11) / (18 * 17))
    expect(await alphaOf()).toEqual([
      ['remeasured', 1, Number(expected.toFixed(6))],
      ['recomputed', 2, Number(merged.toFixed(6))],
    ])
  })

  test('a release is the same bytes each time, built again from its exact revisions, and traced to its reasons', async () => {
    const { project, sme, lead, review, items } = await inReview()
    await castVote(ctx, sme, { project, review, item: items[0]!, answer: dent })
    const ruling = await rule(sme, project, review, items[0]!)
    const settings = {
      project,
      name: '',
      version: null,
      questions: null,
      rounds: null,
      includeSimulated: true,
      includeImported: true,
    }
    const { release, existed } = await makeRelease(ctx, lead, settings)
    expect(existed).toBe(false)
    const bytes = readFileSync(blobPath(folder, release.jsonlBlob), 'utf8')
    const rows = bytes
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map((row) => row.decided_by).sort()).toEqual([
      'majority',
      'majority',
      'ruling',
      'unanimous',
      'unanimous',
      'unanimous',
    ])
    expect(rows.find((row) => row.decided_by === 'ruling')).toMatchObject({ value: 'Dent', ruling: { id: ruling } })
    expect(bytes).not.toContain(lead.account.email!)
    const again = await makeRelease(ctx, lead, settings)
    expect(again).toMatchObject({ existed: true, release: { id: release.id } })

    await castVote(ctx, sme, { project, review, item: items[1]!, answer: dent })
    await rule(sme, project, review, items[1]!)
    expect(await verifyRelease(ctx, lead, { project, release: release.id })).toMatchObject({ identical: true })
    const later = await makeRelease(ctx, lead, settings)
    expect(later.release).toMatchObject({ number: 2 })
    expect(later.release.hash).not.toBe(release.hash)

    const chain = await traceLabel(ctx, lead, { project, item: items[0]! })
    expect(chain.questions[0]).toMatchObject({
      answers: [{ revision: 1, version: 1 }, { revision: 1 }, { revision: 1 }],
      rulings: [{ id: ruling, reason: 'It has a rim, so it is a dent.', author: sme.account.name }],
    })
    await expectRefusal(makeRelease(ctx, sme, settings), 'forbidden')
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertVersion } from '#db/queries/definition.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import {
  asId,
  type ClassId,
  type ItemId,
  type ProjectId,
  type ReviewId,
  type VersionId,
} from '#lib/domain/kernel/ids.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import type { Actor } from '../actor.ts'
import { seeAgreement } from '../agreement/see-agreement.ts'
import { createDraft } from '../definitions/create-draft.ts'
import { choiceQuestion, imageDefinition } from '../labeling/testing/seed-labeling.ts'
import { blobPath } from '../media/blob-store.ts'
import { makeRelease } from '../releases/make-release.ts'
import { verifyRelease } from '../releases/see-releases.ts'
import { traceLabel } from '../releases/trace-label.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { castVote } from './cast-vote.ts'
import type { RuleInput } from './check-ruling.ts'
import { dent, labeledRound, roundInReview, ruleDent } from './testing/labeled-round.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-loop-'))

describeDatabases('from disagreement to release', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open(), { dataFolder: folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const inReview = () => roundInReview(ctx)
  const rule = (actor: Actor, project: ProjectId, review: ReviewId, item: ItemId, more: Partial<RuleInput> = {}) =>
    ruleDent(ctx, actor, project, review, item, more)

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

  test('agreement by hand, and after a merge recomputed beside it', async () => {
    const { project, lead, version } = await labeledRound(ctx)
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
    const { report } = await seeAgreement(ctx, lead, { project })
    expect(report.steps).toMatchObject([
      {
        kind: 'recomputed',
        paired: true,
        before: { at: 1, items: 6 },
        after: { at: 2, items: 6 },
        difference: { value: expect.closeTo(merged - expected, 12) },
        lost: { classes: 1 },
      },
    ])
    // Of version 1 as it was labeled, on six items.
    expect(report.stop).toMatchObject({ key: 'remeasured-1-v1', at: 1, items: 6, verdict: { kind: 'cannot_tell' } })
    // Settled, the first two are scratch and dent throughout: as many of each as before, and only item 2 still differs.
    const settled = 1 - 1 / 9 / ((2 * (12 + 33 + 44)) / (18 * 17))
    expect(report.stop?.patterns).toMatchObject([
      { key: 'class dent / class scratch', items: 2, gain: { value: expect.closeTo(settled - expected, 12) } },
      { key: 'class clean / class dent', items: 1 },
    ])
    const brokenDown = async (version?: number) => {
      const { report } = await seeAgreement(ctx, lead, { project, ...(version === undefined ? {} : { version }) })
      return [report.detail?.how, report.detail?.at]
    }
    expect(await brokenDown(), 'the newest fresh measurement').toEqual(['remeasured', 1])
    expect(await brokenDown(2), 'what was asked for').toEqual(['recomputed', 2])
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

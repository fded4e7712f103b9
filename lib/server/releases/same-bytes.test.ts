import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeDatabases } from '#db/testing/databases.ts'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import { choiceQuestion, choose, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { castVote } from '../reviews/cast-vote.ts'
import { openReview } from '../reviews/open-review.ts'
import { ruleOnItem } from '../reviews/rule-on-item.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext } from '../testing/test-context.ts'
import { makeRelease } from './make-release.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-bytes-'))

describeDatabases('the bytes of a release', (open) => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are the same on every back end: one fixed project has one fixed hash', async () => {
    let ids = 0
    const ctx = {
      ...createTestContext(await open(), { dataFolder: folder }),
      // Ids and secrets in order instead of at random, so that the whole project is the same each time.
      newId: <Id extends string>() => `id${String(ids++).padStart(6, '0')}` as Id,
      newSecret: () => `secret${ids++}`,
    }
    const { project, lead, labelers, items, version } = await seedLabeling(ctx, { items: 6, labelers: 3 })
    const { round } = await openRound(ctx, lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
    for (const [who, labeler] of labelers.entries()) {
      for (;;) {
        const { current } = await claimNext(ctx, labeler, { project })
        if (!current) break
        const at = items.indexOf(current.item)
        await submitAssignment(ctx, labeler, {
          project,
          assignment: current.assignment,
          operationId: `op ${who} ${at}`,
          versionId: version,
          document: choose(
            at < 2 && who === 2 ? 'dent' : at === 5 ? (['scratch', 'dent', 'clean'][who] ?? '') : 'scratch',
          ),
          activeSeconds: 1,
          replaces: null,
        })
      }
    }
    await closeRound(ctx, lead, { project, round })
    const review = await openReview(ctx, lead, { project, round, question: choiceQuestion, most: 10 })
    const answer = { kind: 'choice' as const, class: asId<ClassId>('dent') }
    const item = items[5]!
    await castVote(ctx, lead, { project, review, item, answer })
    const more = { regions: [], entry: null, proposal: '', example: null, precedents: [], overrules: null }
    await ruleOnItem(ctx, lead, { project, review, item, finding: 'decided', answer, reason: 'A rim: dent.', ...more })
    const { release } = await makeRelease(ctx, lead, {
      project,
      name: '',
      version: null,
      questions: null,
      rounds: null,
      includeSimulated: true,
      includeImported: true,
    })
    expect(release.manifest).toMatchObject({ rows: 6, decided_by: { ruling: 1, majority: 2, unanimous: 3 } })
    expect(release.hash).toBe('52b85761184368b65223fb4dc3d44ea8cdf1fd29cb29ce4bb7f600bd344c68e3')
  })
})

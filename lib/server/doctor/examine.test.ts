import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import { choose, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext } from '../testing/test-context.ts'
import { examine } from './examine.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-doctor-'))

describeDatabases('the doctor', (open) => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('finds no difference in what labeling left, and names each that somebody made', async () => {
    const ctx = createTestContext(await open(), { dataFolder: folder })
    const { project, lead, labelers, version } = await seedLabeling(ctx, { items: 3, labelers: 2 })
    const { round } = await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'all', fresh: false } })
    const { current } = await claimNext(ctx, labelers[0]!, { project })
    await submitAssignment(ctx, labelers[0]!, {
      project,
      assignment: current!.assignment,
      operationId: 'op',
      versionId: version,
      document: choose('dent'),
      activeSeconds: 1,
      replaces: null,
    })
    // The seed publishes without a hash and points to no real files; what labeling wrote is sound.
    const seeded = await examine(ctx)
    expect(seeded.differences.filter((one) => !/^(version|file) /.test(one))).toEqual([])
    expect(seeded.looked).toMatchObject({ 'counters of items in rounds': 3, annotations: 1 })

    await ctx.db.update(tables.roundItems).set({ submitted: 7 }).where(eq(tables.roundItems.itemId, current!.item))
    await ctx.db.update(tables.answerValues).set({ classId: 'clean' })
    const { differences } = await examine(ctx)
    expect(differences).toContain(`item ${current!.item} in round ${round}: 7 counted as submitted, 1 are`)
    expect(differences.some((one) => one.endsWith('its flat rows are not those of its document'))).toBe(true)
    expect(differences.some((one) => one.startsWith('file ') && one.endsWith('is missing'))).toBe(true)
    expect(differences.some((one) => one.startsWith('version 1'))).toBe(true)
  })
})

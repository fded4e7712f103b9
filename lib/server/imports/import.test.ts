import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentAnnotations, currentAnswerValues } from '#db/queries/annotation.ts'
import { countItems } from '#db/queries/item.ts'
import { claimJob } from '#db/queries/job.ts'
import { roundsOfProject } from '#db/queries/round.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import { wavFile } from '../ingest/testing/wav-file.ts'
import { cancelJob } from '../jobs/cancel-job.ts'
import { JobRun } from '../jobs/job-run.ts'
import { runJobHere } from '../jobs/run-here.ts'
import { blobPath } from '../media/blob-store.ts'
import { importJob } from './import-job.ts'
import {
  type ImportFixture,
  importFiles,
  importFixture,
  png,
  publish,
  start,
  upload,
} from './testing/import-fixture.ts'

const { accounts, answerValues, annotations, assignments, batches, blobs, events, itemMedia, items, memberships } =
  tables
const { references, roundItems, rounds, uploads } = tables

/** Every table that an import writes to. */
const written = { accounts, answerValues, annotations, assignments, blobs, itemMedia, items, memberships, references }

describeDatabases('imports', (open) => {
  let fixture: ImportFixture
  const opened: ImportFixture[] = []
  const fresh = async () => {
    fixture = await importFixture(await open())
    opened.push(fixture)
    return fixture
  }
  beforeAll(fresh)
  afterAll(() => {
    for (const { remove } of opened) remove()
  })

  const counts = async () => {
    const { db } = fixture.ctx
    const entries = Object.entries({ ...written, roundItems, rounds }).map(
      async ([name, table]) => [name, await db.$count(table)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }
  const staged = () => {
    const folder = path.join(fixture.dataFolder, 'uploads')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  it('brings a folder of images: measured, with thumbnails, visible at once when it is whole', async () => {
    await fresh()
    await publish(fixture, 'choice')
    const { job } = await importFiles(fixture, { 'a/1.png': await png(10), 'a/2.png': await png(200, 600, 300) })
    expect(job).toMatchObject({ state: 'done', message: '2 new, 0 already present' })
    const rows = await fixture.ctx.db.select().from(itemMedia)
    expect(rows).toHaveLength(2)
    const wide = rows.find((row) => row.fileName === 'a/2.png')
    expect(wide?.measures).toMatchObject({ kind: 'image', width: 600, height: 300 })
    expect(existsSync(blobPath(fixture.dataFolder, wide!.blobHash))).toBe(true)
    expect(existsSync(blobPath(fixture.dataFolder, wide!.blobHash, 'thumbnail'))).toBe(true)
    const [batch] = await fixture.ctx.db.select().from(batches)
    expect(batch).toMatchObject({ state: 'ready' })
    expect(await fixture.ctx.db.$count(uploads)).toBe(0)
    expect(staged()).toEqual([])
    const [event] = await fixture.ctx.db.select().from(events).where(eq(events.kind, 'import.finished'))
    expect(event).toMatchObject({ origin: 'web', details: { new: 2 } })
  })

  it('adds nothing when the same comes again, and takes the staged files away', async () => {
    const { job, summary } = await importFiles(fixture, { 'a/1.png': await png(10) })
    expect(job).toBeNull()
    expect(summary).toMatchObject({ new: 0, present: 1, refusal: null })
    expect(staged()).toEqual([])
  })

  it('leaves what is known of a present item as it is, and says what the files say otherwise', async () => {
    const table = (camera: string, line: string) =>
      `file,meta:camera,slice:line,cluster,mm_per_pixel\na/1.png,${camera},${line},part 1,0.1\n`
    await fresh()
    await importFiles(fixture, { 'a/1.png': await png(10), 'l.csv': table('C8', 'north') })
    const kept = await fixture.ctx.db.select().from(items)
    const again = await importFiles(fixture, { 'a/1.png': await png(10), 'l.csv': table('C8', 'north') })
    expect(again.summary.differing).toEqual({ count: 0, first: [] })
    const files = { 'a/1.png': await png(10), 'a/2.png': await png(20), 'l.csv': table('C9', 'south') }
    const { summary, job } = await importFiles(fixture, files)
    const differences = [
      { fact: 'meta:camera', kept: 'C8', given: 'C9' },
      { fact: 'slice:line', kept: 'north', given: 'south' },
    ]
    expect(summary.differing).toEqual({ count: 1, first: [{ item: 'a/1.png', differences }] })
    expect(job?.message).toBe('1 new, 1 already present; 1 of them differs in metadata or slices and stays as it is')
    expect(await fixture.ctx.db.select().from(items).where(eq(items.externalId, 'a/1.png'))).toEqual(kept)
  })

  it('refuses the same id with other bytes and changes nothing', async () => {
    const before = await counts()
    await expect(importFiles(fixture, { 'a/1.png': await png(11), 'a/3.png': await png(33) })).rejects.toMatchObject({
      refusal: { code: 'invalid', message: expect.stringContaining('with other bytes') },
    })
    expect(await counts()).toEqual(before)
  })

  it('brings recordings with their peaks', async () => {
    await fresh()
    await publish(fixture, 'text')
    const samples = Array.from({ length: 8000 }, (_, i) => (i < 4000 ? 0 : 0.5))
    await importFiles(fixture, { 'x.wav': wavFile({ samples }) })
    const [row] = await fixture.ctx.db.select().from(itemMedia)
    expect(row?.measures).toMatchObject({ kind: 'audio', duration: 1, silenceBefore: 0.5 })
    expect(existsSync(blobPath(fixture.dataFolder, row!.blobHash, 'peaks'))).toBe(true)
  })

  it('brings the answers of three labelers as a closed round of its own, and references apart', async () => {
    await fresh()
    const version = await publish(fixture, 'choice')
    const labels =
      'file,labeler,value,slice:line\n1.png,Ann,Scratch,a\n1.png,Bob,Dent,a\n1.png,Cy,Scratch,a\n2.png,Ann,Dent,b\n2.png,Bob,Dent,b\n2.png,,Scratch,b\n'
    const files = { '1.png': await png(1), '2.png': await png(2), 'labels.csv': labels }
    const { job } = await importFiles(fixture, files, { referenceKind: 'expert', referenceSource: 'Dr. Ruiz' })
    expect(job?.message).toBe('2 new, 0 already present; 5 annotations of 3 labelers; 1 references')
    const { db } = fixture.ctx
    const [round] = await db.select().from(rounds)
    expect(round).toMatchObject({ kind: 'import', versionId: version, overlap: 3 })
    expect(round?.closedAt).not.toBeNull()
    const current = await currentAnnotations(db, { project: fixture.project })
    expect(current).toHaveLength(5)
    expect(new Set(current.map(({ origin }) => origin))).toEqual(new Set(['imported']))
    const values = await currentAnswerValues(db, { project: fixture.project })
    expect(values.map(({ classId }) => classId).sort()).toEqual(['dent', 'dent', 'dent', 'scratch', 'scratch'])
    const people = await db.select().from(accounts).where(eq(accounts.imported, true))
    expect(people.map(({ name, email }) => [name, email]).sort()).toEqual([
      ['Ann', null],
      ['Bob', null],
      ['Cy', null],
    ])
    expect(await db.select().from(references)).toMatchObject([
      { questionId: 'fault', kind: 'expert', source: 'Dr. Ruiz', answer: { kind: 'choice', class: 'scratch' } },
    ])
    const slots = await db.select().from(roundItems)
    expect(slots.map(({ openSlots, submitted }) => [openSlots, submitted]).sort()).toEqual([
      [0, 3],
      [1, 2],
    ])
  })

  it('knows those answers again, and takes changed ones into a round of their own by the same people', async () => {
    const again = await importFiles(
      fixture,
      { 'labels.csv': 'file,labeler,value\n1.png,Ann,scratch\n2.png,,Scratch\n' },
      { referenceKind: 'expert', referenceSource: 'Dr. Ruiz' },
    )
    expect(again.job).toBeNull()
    expect(again.summary).toMatchObject({ new: 0, present: 2, annotations: 0, annotationsPresent: 1, references: 0 })
    const changed = await importFiles(fixture, { 'labels.csv': 'file,labeler,value\n1.png,Ann,Dent\n' })
    expect(changed.job).toMatchObject({ state: 'done', result: { annotations: 1, labelers: 1 } })
    expect(await fixture.ctx.db.$count(rounds)).toBe(2)
    expect(await fixture.ctx.db.$count(accounts, eq(accounts.imported, true))).toBe(3)
  })

  it('brings COCO boxes of two raters, cut at the edge of their image, and refuses those outside with their place', async () => {
    await fresh()
    await publish(fixture, 'boxes')
    const box = (id: number, rater_id: string, bbox: number[]) => ({ id, image_id: 1, category_id: 1, bbox, rater_id })
    const coco = {
      images: [{ id: 1, file_name: '1.png' }],
      categories: [{ id: 1, name: 'dent' }],
      annotations: [box(1, 'r1', [-2, 0, 12, 10.0004]), box(2, 'r2', [1, 1, 8, 8])],
    }
    const { job } = await importFiles(fixture, { '1.png': await png(1), 'coco.json': JSON.stringify(coco) })
    expect(job?.result).toMatchObject({ annotations: 2, labelers: 2, boxesCut: 1 })
    const values = await fixture.ctx.db.select().from(answerValues).where(eq(answerValues.regionId, 'f-1'))
    expect(values).toMatchObject([{ kind: 'box', classId: 'dent', x: 0, y: 0, width: 10, height: 10 }])

    const outside = { ...coco, annotations: [box(3, 'r3', [100, 100, 5, 5])] }
    const refused = await importFiles(fixture, { 'coco.json': JSON.stringify(outside) })
    expect(refused.job).toMatchObject({ state: 'failed' })
    expect(refused.job?.message).toContain('box 1 (100, 100, 5 × 5) lies outside the image of 40 × 30 pixels')
    expect(await fixture.ctx.db.$count(annotations)).toBe(2)
    expect(await fixture.ctx.db.$count(accounts, eq(accounts.name, 'r3'))).toBe(0)
  })

  it('refuses all of it for one broken image, then imports the rest when told to', async () => {
    await fresh()
    await publish(fixture, 'choice')
    const cut = (await png(3, 400, 400)).subarray(0, 300)
    const before = await counts()
    const id = await upload(fixture, { '1.png': await png(1), '2.png': cut })
    const first = await start(fixture, id)
    const failed = await runJobHere(fixture.ctx, first.job!.id, () => {})
    expect(failed).toMatchObject({ state: 'failed', result: { refusal: { code: 'invalid' } } })
    expect(failed.message).toContain('2.png')
    expect(await counts()).toEqual(before)
    const second = await start(fixture, id, { skipBad: true })
    const done = await runJobHere(fixture.ctx, second.job!.id, () => {})
    expect(done).toMatchObject({ state: 'done', result: { new: 1, leftOut: 1 } })
  })

  it('takes everything back when it is cancelled', async () => {
    await fresh()
    await publish(fixture, 'choice')
    const before = await counts()
    const files = { '1.png': await png(1), 'l.csv': 'file,labeler,value\n1.png,Ann,Dent\n' }
    const { job } = await start(fixture, await upload(fixture, files))
    await cancelJob(fixture.ctx, fixture.lead, { job: job!.id })
    expect(await runJobHere(fixture.ctx, job!.id, () => {})).toMatchObject({ state: 'cancelled' })
    expect(await counts()).toEqual(before)
    expect(staged()).toEqual([])
    expect((await fixture.ctx.db.select().from(batches))[0]?.state).toBe('cancelled')
  })

  it('allows one import of a project at a time', async () => {
    const first = await start(fixture, await upload(fixture, { '1.png': await png(1) }))
    await expect(start(fixture, await upload(fixture, { '9.png': await png(9) }))).rejects.toMatchObject({
      refusal: { code: 'conflict', details: { job: first.job!.id } },
    })
    await runJobHere(fixture.ctx, first.job!.id, () => {})
  })

  describe('is never partly there, and cut off it goes on to the very same end:', () => {
    let whole: Awaited<ReturnType<typeof cutOff>>
    beforeAll(async () => {
      whole = await cutOff(Number.POSITIVE_INFINITY)
      expect(whole).toMatchObject({ items: 60, annotations: 120, rounds: 1 })
    })

    it.each([1, 2, 40, 61, 62, 64, 65, 66, 67])('after report %i', async (report) => {
      expect(await cutOff(report)).toEqual(whole)
    })
  })

  /** Runs an import in a holder that falls silent after so many reports, then in another. */
  async function cutOff(after: number) {
    await fresh()
    await publish(fixture, 'choice')
    const { ctx } = fixture
    const names = Array.from({ length: 60 }, (_, i) => `${i}.png`)
    const labels = names.flatMap((name) => [`${name},Ann,Dent`, `${name},Bob,Scratch`]).join('\n')
    const files: Record<string, Buffer | string> = { 'l.csv': `file,labeler,value\n${labels}\n` }
    for (const [i, name] of names.entries()) files[name] = await png(i * 4)
    const { job } = await start(fixture, await upload(fixture, files))
    const claimed = await claimJob(ctx.db, ctx.now(), new Date(ctx.now().getTime() + 1000))
    let reports = 0
    const run = new JobRun(ctx, claimed!, () => {
      if (++reports === after) throw new Error('the process was killed here')
    })
    if (after < Number.POSITIVE_INFINITY) {
      await expect(importJob.run(run)).rejects.toThrow('killed here')
      // Nobody sees any of it meanwhile.
      expect((await ctx.db.select().from(batches))[0]?.state).toBe('loading')
      expect(await currentAnnotations(ctx.db, { project: fixture.project })).toEqual([])
      expect(await roundsOfProject(ctx.db, fixture.project)).toEqual([])
      expect(await countItems(ctx.db, fixture.project, {})).toBe(0)
      ctx.pass({ minutes: 1 })
      expect(await runJobHere(ctx, job!.id as JobId, () => {})).toMatchObject({ state: 'done' })
    } else await importJob.run(run)
    return counts()
  }
})

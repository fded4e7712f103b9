import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { AssignmentId, ItemId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { type ImportFixture, importFiles, importFixture, png, publish } from '../imports/testing/import-fixture.ts'
import { findMedia, type MediaView } from './find-media.ts'
import { sendFile } from './send-file.ts'

describeDatabases('media', (open) => {
  let fixture: ImportFixture
  let item: ItemId
  let bytes: Buffer

  beforeAll(async () => {
    fixture = await importFixture(await open())
    await publish(fixture, 'choice')
    bytes = await png(77)
    await importFiles(fixture, { 'a.png': bytes })
    item = (await fixture.ctx.db.select().from(tables.items))[0]!.id
  })
  afterAll(() => fixture.remove())

  const find = (actor: Actor, view: MediaView = 'primary') => findMedia(fixture.ctx, actor, { item, view, position: 0 })
  const send = async (headers: Record<string, string> = {}, method = 'GET') =>
    sendFile(new Request('http://localhost/', { method, headers }), await find(fixture.lead))

  it('sends the whole file with its length, fixed type, nosniff and private caching', async () => {
    const response = await send()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': String(bytes.length),
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('private'),
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('sends a part, only headers, or nothing new', async () => {
    const part = await send({ range: 'bytes=1-3' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1-3/${bytes.length}`])
    expect(await part.text()).toBe('PNG')
    const several = await send({ range: 'bytes=0-1,3-4' })
    expect([several.status, (await several.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
    const head = await send({}, 'HEAD')
    expect([head.status, head.body, head.headers.get('content-length')]).toEqual([200, null, String(bytes.length)])
    const etag = head.headers.get('etag')!
    expect((await send({ 'if-none-match': etag })).status).toBe(304)
    const stale = await send({ range: 'bytes=1-3', 'if-range': '"another"' })
    expect(stale.status).toBe(200)
    await stale.body?.cancel()
  })

  it('refuses a part past the end with the size', async () => {
    await expect(send({ range: 'bytes=999999-' })).rejects.toMatchObject({
      refusal: { code: 'range', details: { size: bytes.length } },
    })
  })

  it('has a thumbnail of a picture, and no peaks', async () => {
    expect(await find(fixture.lead, 'thumbnail')).toMatchObject({ type: 'image/jpeg' })
    await expect(find(fixture.lead, 'peaks')).rejects.toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('shows a labeler what was assigned to them and nothing else, and outsiders nothing', async () => {
    const { labeler, sme } = fixture.people.members
    await expect(find(labeler)).rejects.toMatchObject({ refusal: { code: 'forbidden' } })
    await expect(find(fixture.people.outsider)).rejects.toMatchObject({ refusal: { code: 'not_found' } })
    expect(await find(sme)).toMatchObject({ type: 'image/png' })
    const { ctx, project, lead } = fixture
    const at = ctx.now()
    const round = ctx.newId<RoundId>()
    const [version] = await ctx.db.select().from(tables.versions)
    await ctx.db.insert(tables.rounds).values({
      id: round,
      projectId: project,
      number: 1,
      name: 'Round 1',
      kind: 'label',
      versionId: version!.id,
      overlap: 1,
      sampling: { how: 'all' },
      seed: 's',
      openedBy: lead.account.id,
      openedAt: at,
    })
    const own = { roundId: round, itemId: item, accountId: labeler.account.id, state: 'held' as const }
    await ctx.db
      .insert(tables.assignments)
      .values({ id: ctx.newId<AssignmentId>(), ...own, createdAt: at, updatedAt: at })
    expect(await find(labeler)).toMatchObject({ type: 'image/png' })
  })

  it('shows nothing of an import that is not whole yet', async () => {
    await fixture.ctx.db.update(tables.batches).set({ state: 'loading' })
    await expect(find(fixture.lead)).rejects.toMatchObject({ refusal: { code: 'not_found' } })
    await fixture.ctx.db.update(tables.batches).set({ state: 'ready' }).where(eq(tables.batches.state, 'loading'))
  })
})

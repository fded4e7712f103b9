import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { openImport } from './open-import.ts'
import { receiveFile } from './receive-file.ts'
import { receiveStream } from './receive-stream.ts'
import { type ImportFixture, importFixture, png } from './testing/import-fixture.ts'

async function* chunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describeDatabases('receiving files', (open) => {
  let fixture: ImportFixture
  let importId: string
  let image: Buffer

  beforeAll(async () => {
    fixture = await importFixture(await open())
    const { ctx, lead, project } = fixture
    importId = (await openImport(ctx, lead, { project, name: 'x' })).import
    image = await png(5, 500, 500)
  })
  afterAll(() => fixture.remove())

  function receive(name: string, bytes: Uint8Array, more: { sha256?: string; bytes?: number; limit?: number } = {}) {
    const { ctx, lead, project } = fixture
    const claimed = { bytes: more.bytes ?? bytes.length, sha256: more.sha256 ?? null }
    const limit = more.limit === undefined ? {} : { limit: more.limit }
    return receiveFile(ctx, lead, { project, import: importId, path: name, body: chunks(bytes), claimed, ...limit })
  }
  const onDisk = () => {
    const folder = path.join(fixture.dataFolder, 'uploads', importId)
    return existsSync(folder) ? readdirSync(folder) : []
  }

  it('keeps a strange name as data and gives it a path that can be shown', async () => {
    const strange = `a\r\n\u202Egnp.${'x'.repeat(300)}.png`
    const received = await receive(strange, image)
    expect([...received.path]).toHaveLength(255)
    expect(received.path).toMatch(/^agnp\.x+….png$/)
    const rows = await fixture.ctx.db.select().from(tables.uploads)
    expect(rows.map(({ fileName }) => fileName)).toContain(strange)
  })

  it('answers the same file again as before, and refuses another by its name', async () => {
    const first = await receive('same.png', image)
    expect(await receive('same.png', image)).toEqual(first)
    await expect(receive('same.png', await png(6))).rejects.toMatchObject({ refusal: { code: 'conflict' } })
    expect(onDisk().filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each([
    ['a checksum that is another', 'invalid', { sha256: 'f'.repeat(64) }],
    ['fewer bytes than were claimed', 'invalid', { bytes: 999_999 }],
    ['more bytes than the limit, claimed', 'too_large', { limit: 1000 }],
  ])('refuses %s and leaves nothing of it', async (_what, code, more) => {
    const before = onDisk()
    await expect(receive('bad.png', image, more)).rejects.toMatchObject({ refusal: { code } })
    expect(onDisk()).toEqual(before)
  })

  it('accepts the right checksum', async () => {
    const sha256 = createHash('sha256').update(image).digest('hex')
    expect(await receive('good.png', image, { sha256 })).toMatchObject({ sha256, use: 'image', type: 'image/png' })
  })

  it('refuses what is not what its name claims, and leaves nothing of it', async () => {
    const before = onDisk()
    const html = new TextEncoder().encode('<!doctype html><p>hello</p>')
    await expect(receive('page.png', html)).rejects.toMatchObject({
      refusal: { code: 'wrong_type', message: expect.stringContaining('content is text/html') },
    })
    expect(onDisk()).toEqual(before)
  })

  it.each(['../x.png', '/x.png', 'a/../../x.png'])('refuses the path %s', async (name) => {
    await expect(receive(name, image)).rejects.toMatchObject({ refusal: { code: 'invalid', field: 'path' } })
  })

  it('is only for those who may import', async () => {
    const { ctx, project } = fixture
    const input = {
      project,
      import: importId,
      path: 'x.png',
      body: chunks(image),
      claimed: { bytes: null, sha256: null },
    }
    const { labeler } = fixture.people.members
    await expect(receiveFile(ctx, labeler, input)).rejects.toMatchObject({ refusal: { code: 'forbidden' } })
    const { outsider } = fixture.people
    await expect(receiveFile(ctx, outsider, input)).rejects.toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('stops while it streams when the limit is passed, whatever was claimed', async () => {
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1000
        yield new Uint8Array(1000)
      }
    }
    const file = await openFile(path.join(fixture.dataFolder, 'limited'), 'w')
    await expect(receiveStream(endless(), file, { bytes: null, sha256: null }, 5000)).rejects.toMatchObject({
      refusal: { code: 'too_large', details: { limit: 5000 } },
    })
    await file.close()
    expect(sent).toBe(6000)
  })

  it('passes on that the disk is full', async () => {
    const full = await openFile('/dev/full', 'w')
    await expect(receiveStream(chunks(image), full, { bytes: null, sha256: null }, 1e6)).rejects.toMatchObject({
      code: 'ENOSPC',
    })
    await full.close()
  })
})

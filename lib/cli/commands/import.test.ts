import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { listEvents } from '#db/queries/events.ts'
import { png } from '#lib/server/imports/testing/import-fixture.ts'
import { type SeededLabeling, seedLabeling } from '#lib/server/labeling/testing/seed-labeling.ts'
import { createTestContext } from '#lib/server/testing/test-context.ts'
import { main } from '../main.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-cli-import-'))
const media = path.join(folder, 'media')
const database = `file:${path.join(folder, 'data', 'concord.db')}`
let seeded: SeededLabeling
let printed: string

beforeAll(async () => {
  vi.stubEnv('CONCORD_DATA', path.join(folder, 'data'))
  await migrate(database)
  const db = await openDatabase(database)
  seeded = await seedLabeling(createTestContext(db), { items: 0, labelers: 0, name: 'Screens' })
  await db.close()
  mkdirSync(path.join(media, 'a'), { recursive: true })
  for (const i of [1, 2]) writeFileSync(path.join(media, 'a', `${i}.png`), await png(i * 50))
  writeFileSync(path.join(media, '.DS_Store'), 'x')
  writeFileSync(path.join(media, 'README.md'), 'x')
  writeFileSync(path.join(media, 'notes.docx'), 'just words')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  printed = ''
  const keep = (text: string | Uint8Array) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const importInto = (...args: string[]) => main(['import', ...args])

describe('concord import', () => {
  test('brings a folder, says what it left out, and works as the first lead', async () => {
    expect(await importInto('screens', media)).toBe(0)
    expect(printed).toContain('2 new, 0 already present\n')
    expect(printed).toContain('left out: notes.docx: The content is text/plain')
    expect(printed).not.toContain('DS_Store')
    const db = await openDatabase(database)
    const [event] = await listEvents(db, seeded.project, 1)
    await db.close()
    expect(event).toMatchObject({ kind: 'import.finished', origin: 'terminal', actorId: seeded.lead.account.id })
  })

  test('adds nothing the second time', async () => {
    expect(await importInto('screens', media)).toBe(0)
    expect(printed).toContain('0 new, 2 already present')
  })

  test('brings a table with the media that it names beside it, and the labels in it', async () => {
    const beside = path.join(folder, 'beside')
    mkdirSync(beside)
    writeFileSync(path.join(beside, '9.png'), await png(9))
    writeFileSync(path.join(beside, 'unnamed.png'), await png(8))
    const table = path.join(beside, 'labels.jsonl')
    const row = (labeler: string) => JSON.stringify({ file: '9.png', labeler, value: 'Scratch' })
    writeFileSync(table, `${row('Ann')}\n${row('Bob')}\n`)
    expect(await importInto(seeded.project, table, '--as', seeded.lead.account.email!)).toBe(0)
    expect(printed).toContain('1 new, 0 already present; 2 annotations of 2 labelers')
  })

  test('says what a table says otherwise of items that are there, and leaves them', async () => {
    const facts = path.join(media, 'facts.csv')
    writeFileSync(facts, 'file,meta:camera\na/1.png,C9\n')
    expect(await importInto('screens', facts)).toBe(0)
    rmSync(facts)
    expect(printed).toContain('0 new, 1 already present; 1 of them differs in metadata or slices and stays as it is\n')
    expect(printed).toContain('a/1.png: meta:camera stays unset; the files say “C9”')
  })

  test('follows no link inside a folder, and says so', async () => {
    const linked = path.join(folder, 'linked')
    mkdirSync(linked)
    symlinkSync(path.join(media, 'a', '1.png'), path.join(linked, '1.png'))
    expect(await importInto('screens', linked)).toBe(1)
    expect(printed).toContain('left out: 1.png: a link, which is not followed')
    expect(printed).toContain(`There is no file to import in ${linked}.`)
  })

  test('names the file that it can’t take, and says when it could take none', async () => {
    const empty = path.join(folder, 'empty.wav')
    writeFileSync(empty, '')
    expect(await importInto('screens', path.join(media, 'a'), empty)).toBe(1)
    expect(printed).toContain('empty.wav: This file is empty.')
    const words = path.join(folder, 'words')
    mkdirSync(words)
    writeFileSync(path.join(words, 'notes.docx'), 'just words')
    expect(await importInto('screens', words)).toBe(1)
    expect(printed).toContain('None of these files can be imported; nothing was.')
  })

  test('refuses bad rows one by one, with 1, and keeps nothing', async () => {
    const table = path.join(folder, 'bad.csv')
    writeFileSync(table, 'file,labeler,value\ngone.png,Ann,Scratch\n9.png,Ann,Scrach\n')
    expect(await importInto('Screens', table)).toBe(1)
    expect(printed).toContain('bad.csv, row 1: the file “gone.png” is not in this import')
    expect(printed).toContain('did you mean “Scratch”?')
    expect(printed).not.toContain('    at ')
  })

  test.each([
    [['Screns', 'x'], 'There is no file or folder x.'],
    [['Screns', media], 'did you mean “Screens”?'],
    [['Screens', media, '--as', 'nobody@example.org'], 'no account nobody@example.org'],
  ])('says what it does not know: %j', async (args, message) => {
    expect(await importInto(...args)).toBe(1)
    expect(printed).toContain(message)
  })
})

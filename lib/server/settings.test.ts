import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the secret is made at random once, kept for this account alone, and read again', () => {
  const dataFolder = path.join(folder, 'fresh')
  const first = readSettings({ CONCORD_DATA: dataFolder })
  const second = readSettings({ CONCORD_DATA: dataFolder })
  expect(first.secret).toHaveLength(43)
  expect(second.secret).toBe(first.secret)
  expect(readFileSync(path.join(dataFolder, 'secret'), 'utf8')).toBe(first.secret)
  expect(statSync(path.join(dataFolder, 'secret')).mode & 0o077).toBe(0)
  expect(readdirSync(dataFolder)).toEqual(['secret'])
  expect(readSettings({ CONCORD_DATA: path.join(folder, 'other') }).secret).not.toBe(first.secret)
})

test('the environment decides where there is one', () => {
  const settings = readSettings({
    CONCORD_DATA: path.join(folder, 'named'),
    CONCORD_SECRET: 'given',
    CONCORD_DEMO: '1',
    CONCORD_URL: 'https://labels.example.org',
  })
  expect(settings).toMatchObject({ secret: 'given', demo: true, publicUrl: 'https://labels.example.org' })
  expect(readSettings({ CONCORD_DATA: folder, CONCORD_SECRET: 'x', CONCORD_DEMO: 'yes' }).demo).toBe(false)
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const parent = mkdtempSync(path.join(tmpdir(), 'concord-demo-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

function run(script: string, args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [path.resolve(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', CONCORD_BUILT: '1', ...env },
    timeout: 60_000,
  })
}

describe('npm run demo', () => {
  test('says which options there are, and starts nothing for one that there is not', () => {
    const env = { CONCORD_DATA: path.join(parent, 'never') }
    const help = run('demo.mjs', ['--help'], env)
    expect(help).toMatchObject({ status: 0, stdout: '' })
    expect(help.stderr).toContain('npm run demo -- --fresh')
    const odd = run('demo.mjs', ['--frehs'], env)
    expect(odd.status).toBe(1)
    expect(odd.stderr).toContain('There is no option --frehs.')
    expect(existsSync(env.CONCORD_DATA)).toBe(false)
  })

  test('refuses a port that is none before it does anything', () => {
    const env = { CONCORD_DATA: path.join(parent, 'never'), PORT: 'three thousand' }
    const ended = run('demo.mjs', [], env)
    expect(ended.status).toBe(1)
    expect(ended.stderr).toContain('PORT is a whole number')
    expect(existsSync(env.CONCORD_DATA)).toBe(false)
  })

  test.each([[[]], [['--fresh']]])('never takes or throws away a folder that holds other data: %j', (args) => {
    const folder = mkdtempSync(path.join(parent, 'other-'))
    const file = path.join(folder, 'concord.db')
    writeFileSync(file, 'somebody’s labels')
    const ended = run('lib/prepare-demo.ts', args, { CONCORD_DATA: folder })
    expect(ended.status).toBe(1)
    expect(ended.stderr).toContain('holds other data')
    expect(readFileSync(file, 'utf8')).toBe('somebody’s labels')
  })
})

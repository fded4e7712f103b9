import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
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

  test('refuses a port that is taken before it does anything', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const env = { CONCORD_DATA: path.join(parent, 'never'), PORT: String(port) }
    const ended = run('demo.mjs', [], env)
    other.close()
    expect(ended).toMatchObject({ status: 1, stdout: '' })
    expect(ended.stderr).toMatch(new RegExp(`^Port ${port} is taken\\. Choose another, as in PORT=\\d+\\.\n$`))
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

describe('what can not be used is named in one line', () => {
  test.each(['start.mjs', 'demo.mjs'])('%s on a file in place of a folder', (script) => {
    const file = path.join(parent, `${script}.txt`)
    writeFileSync(file, '')
    const ended = run(script, [], { CONCORD_DATA: file, PORT: '0' })
    const said = `The data can not be kept in ${file}: that is a file. Name another folder by CONCORD_DATA.\n`
    expect(ended).toMatchObject({ status: 1, stderr: said })
  })

  test('start.mjs on a database of another kind', () => {
    const ended = run('start.mjs', [], {
      CONCORD_DATA: path.join(parent, 'data'),
      PORT: '0',
      DATABASE_URL: 'mysql://x',
    })
    expect(ended).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The database .* begins with mysql:\n$/) })
    expect(existsSync('mysql:')).toBe(false)
  })

  test('concord on a folder without data, which it does not make', () => {
    const folder = path.join(parent, 'mistyped')
    const ended = run('concord.mjs', ['doctor'], { CONCORD_DATA: folder })
    expect(ended).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(`no data in ${folder}.`) })
    expect(existsSync(folder)).toBe(false)
  })
})

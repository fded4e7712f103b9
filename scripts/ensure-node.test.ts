import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * A script that begins as every entry script does, under this Node with another version's name, and an npm that hands
 * over this very Node, without the pretence.
 */
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-node-'))
  const ensureNode = path.join(import.meta.dirname, 'ensure-node.mjs')
  writeFileSync(
    path.join(folder, 'entry.mjs'),
    `import { ensureNode } from ${JSON.stringify(ensureNode)}
    await ensureNode()
    process.on('SIGTERM', () => process.exit(7))
    console.log(JSON.stringify({ version: process.versions.node, args: process.argv.slice(2) }))
    if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
    else process.exitCode = 3`,
  )
  writeFileSync(
    path.join(folder, 'pretend.mjs'),
    "Object.defineProperty(process.versions, 'node', { value: process.env.PRETEND })",
  )
  writeFileSync(path.join(folder, 'npm'), `#!/bin/sh\necho "$@" >> ${folder}/npm.log\necho ${process.execPath}\n`)
  chmodSync(path.join(folder, 'npm'), 0o755)
})
afterAll(() => rmSync(folder, { recursive: true }))

function start(version: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const pretend = ['--import', path.join(folder, 'pretend.mjs')]
  return spawn(process.execPath, [...pretend, path.join(folder, 'entry.mjs'), ...args], {
    env: {
      ...process.env,
      PATH: `${folder}${path.delimiter}${process.env.PATH}`,
      PRETEND: version,
      CONCORD_NODE_FETCHED: '',
      ...env,
    },
  })
}

async function outcome(child: ChildProcess) {
  let out = ''
  let errors = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    errors += text
  })
  const [code] = await once(child, 'close')
  return { code, out, errors }
}

describe('an entry script', () => {
  test.each(['22.18.0', '24.0.0', '26.1.0'])('runs on Node %s as it is', async (version) => {
    const { code, out, errors } = await outcome(start(version, ['a']))
    expect([code, JSON.parse(out), errors]).toEqual([3, { version, args: ['a'] }, ''])
  })

  test.each(['18.0.0', '20.20.2', '22.17.1'])(
    'goes on under a fetched Node on %s, and says so in one line',
    async (version) => {
      const { code, out, errors } = await outcome(start(version, ['--fresh', 'two words']))
      expect(code).toBe(3)
      expect(JSON.parse(out)).toEqual({ version: process.versions.node, args: ['--fresh', 'two words'] })
      expect(errors.trim().split('\n')).toEqual([expect.stringContaining(`this is ${version}`)])
    },
  )

  test.each(['14.21.3', '16.20.2'])('says on Node %s what to install', async (version) => {
    const { code, out, errors } = await outcome(start(version, []))
    expect([code, out]).toEqual([1, ''])
    expect(errors).toContain('Install Node 24')
  })

  test('does not fetch again when what it fetched is too old', async () => {
    const { code, errors } = await outcome(start('20.0.0', [], { CONCORD_NODE_FETCHED: '1' }))
    expect(code).toBe(1)
    expect(errors).toContain('although Node 24 was fetched')
  })

  test('says what to do when Node cannot be fetched', async () => {
    const { code, errors } = await outcome(start('20.0.0', [], { PATH: '/nowhere' }))
    expect(code).toBe(1)
    expect(errors).toContain('could not be fetched')
  })

  test('passes signals on and ends as the script does', async () => {
    const child = start('20.0.0', ['wait'])
    const ending = outcome(child)
    await once(child.stdout!, 'data')
    child.kill('SIGTERM')
    expect((await ending).code).toBe(7)
  })
})

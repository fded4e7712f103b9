import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..')
const knip = path.join(root, 'node_modules', 'knip', 'bin', 'knip.js')

/** What knip says of a folder, by its own rules. */
async function complaints(folder: string): Promise<string> {
  const { stdout } = await run(process.execPath, [knip, '--no-progress', '--no-exit-code'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return stdout
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-dead-code-'))
  for (const name of ['package.json', 'tsconfig.json', 'knip.json'])
    cpSync(path.join(root, name), path.join(folder, name))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  write('scripts/concord.mjs', "import { main } from '../lib/cli/main.ts'\nmain()\n")
  write('lib/cli/main.ts', "import { used } from '#lib/domain/kernel/used.ts'\nexport const main = () => used\n")
  write('lib/domain/kernel/used.ts', 'export const used = 1\nexport const unused = 2\n')
  write('lib/domain/kernel/dead.ts', 'export const dead = 1\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a planted dead file and a planted dead export are found, and nothing that is alive', async () => {
  const found = await complaints(folder)
  expect(found).toMatch(/Unused files \(1\)\s+lib\/domain\/kernel\/dead\.ts/)
  expect(found).toMatch(/Unused exports \(1\)\s+unused /)
  expect(found).not.toContain('lib/cli/main.ts')
})

import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('./bench-agreement.mjs', import.meta.url))
const shape = ['--items', '400', '--labelers', '4', '--classes', '5', '--seed', '3']

test('prints a JSON line for each measurement of the shape that is asked for', () => {
  const what = ['alpha_nominal', 'alpha_ordinal', 'fleiss_kappa', 'dawid_skene_10', 'incremental_alpha']
  const out = execFileSync(process.execPath, [script, ...shape, '--what', what.join(',')], { encoding: 'utf8' })
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map((line) => line.what)).toEqual(what)
  for (const line of lines) {
    expect(line).toEqual({
      what: line.what,
      items: 400,
      labelers: 4,
      classes: 5,
      wall_ms: expect.any(Number),
      peak_rss_mb: expect.any(Number),
      value: expect.any(Number),
    })
    expect(line.wall_ms).toBeGreaterThan(0)
    expect(line.peak_rss_mb).toBeGreaterThan(10)
  }
  const [nominal, , fleiss, skene] = lines
  expect(nominal.value).toBeGreaterThan(0.3)
  expect(Math.abs(nominal.value - fleiss.value)).toBeLessThan(0.01)
  expect(skene.value).toBeGreaterThan(0.8)
})

test.each([
  [['--items', 'many'], '--items many'],
  [['--answers', '9', '--labelers', '3'], 'different labelers'],
  [['--what', 'speed'], 'choose from alpha_nominal'],
])('refuses %j', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
})

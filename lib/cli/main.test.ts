import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from './main.ts'

let printed: string
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

test('lists its commands with what they are for', async () => {
  expect(await main(['--help'])).toBe(0)
  expect(printed).toMatch(/agreement\b.*measure agreement/)
})

test.each([[['agreement', '--help']], [['help', 'agreement']]])('explains one command: concord %j', async (args) => {
  expect(await main(args)).toBe(0)
  expect(printed).toContain('Usage: concord agreement')
})

test.each([[['agreemnt']], [['agreement', '--no-such-option']]])(
  'does not guess at what it does not know: concord %j',
  async (args) => {
    expect(await main(args)).toBe(2)
    expect(printed).toContain('error: unknown')
  },
)

test('points to the options of the command that was called', async () => {
  expect(await main(['agreement', '--bootstrap', 'many'])).toBe(2)
  expect(printed).toContain('(concord agreement --help lists the options)')
})

test('ends with 1, and with words instead of a stack, when the work is refused', async () => {
  expect(await main(['agreement', '/no/such/file.csv'])).toBe(1)
  expect(printed).toContain('/no/such/file.csv')
  expect(printed).not.toContain('    at ')
})

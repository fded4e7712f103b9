import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownVectors, runVectors } from './run.ts'

async function runFiles(files: Record<string, unknown>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-vectors-'))
  const lines: string[] = []
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content))
  await runVectors(folder, (line) => lines.push(line))
  rmSync(folder, { recursive: true })
  return lines
}

describe('vectors', () => {
  it("meets every claimed value of the project's own copy", async () => {
    const lines: string[] = []
    const counts = await runVectors(ownVectors, (line) => lines.push(line))
    expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([])
    expect(counts.passed).toBeGreaterThan(140)
    expect(lines.at(-1)).toBe(`Vectors: ${counts.passed} passed, 0 failed, ${counts.notClaimed} not claimed`)
  }, 120_000)

  it('fails on a wrong value, naming case, expected and got', async () => {
    const one = { id: 'wrong', a_xywh: [0, 0, 10, 10], b_xywh: [0, 0, 10, 10], iou: 0.5, giou: 1 }
    const lines = await runFiles({ 'box_iou.json': { cases: [one] } })
    expect(lines[0]).toMatch(/FAILED box_iou\.json wrong: iou.*0\.5.*1/)
    expect(lines.at(-1)).toBe('Vectors: 0 passed, 1 failed, 0 not claimed')
  })

  it('fails on a file that it does not know and on one that is not as it should be', async () => {
    const lines = await runFiles({ 'unheard_of.json': { cases: [] }, 'rover.json': { cases: 'none' } })
    expect(lines).toContain('FAILED unheard_of.json (file): file: the runner does not know this file')
    expect(lines.at(-1)).toBe('Vectors: 0 passed, 2 failed, 0 not claimed')
  })

  it('fails on a claimed field that it does not know, and passes over data sets that are not here', async () => {
    const label = { id: 'new', labels: ['0'], annotations: [['t', 'w', '0']], expect: { sorcery: { probs: [[1]] } } }
    const far = { id: 'far', labels: ['0'], data: 'data/no_such_set/answers.csv', expect: { wawa: { probs: [] } } }
    const lines = await runFiles({ 'aggregation.json': { cases: [label, far] } })
    expect(lines[0]).toContain('the runner does not know this model')
    expect(lines[1]).toContain('not here')
    expect(lines.at(-1)).toBe('Vectors: 0 passed, 1 failed, 1 not claimed')
  })

  it('asks for an undefined result where null is expected', async () => {
    const defined = {
      id: 'defined',
      units: 2,
      raters: 2,
      measurement: 'numbers',
      ratings: [
        [1, 1],
        [2, 2],
      ],
      domain: [1, 2],
    }
    const expected = [{ coef: 'krippendorff_alpha', level: 'nominal', value: null }]
    const lines = await runFiles({
      'coefficients.json': { cases: [{ ...defined, domain_declared: false, expect: expected }] },
    })
    expect(lines[0]).toMatch(/FAILED coefficients\.json defined: .*expected undefined, got 1/)
  })
})

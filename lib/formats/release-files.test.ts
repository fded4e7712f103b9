import { expect, test } from 'vitest'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { releaseCsv, releaseJsonl } from './release-files.ts'

const row = (more: Partial<ReleaseRow>): ReleaseRow => ({
  item: 'a.png',
  question: 'defect',
  kind: 'choice',
  value: 'scratch',
  value_id: 'scratch',
  lacks: null,
  decided_by: 'unanimous',
  version: 1,
  version_hash: 'h',
  ruling: null,
  annotations: [],
  simulated: false,
  imported: false,
  slices: {},
  media: [],
  ...more,
})

test('JSON Lines is canonical: keys by code unit, one row a line, nothing escaped away', () => {
  const text = releaseJsonl([row({ value: '=1+1' }), row({ item: 'b.png' })])
  expect(text.split('\n')).toHaveLength(3)
  expect(text.startsWith('{"annotations":[],"decided_by":"unanimous","imported":false,"item":"a.png"')).toBe(true)
  expect(JSON.parse(text.split('\n')[0]!).value).toBe('=1+1')
})

test('the spreadsheet escapes what it would take for a formula, and quotes what needs it', () => {
  const csv = releaseCsv([row({ value: '=HYPERLINK("x")', item: '@evil', slices: { light: ['side'] } })])
  const [header, line] = csv.split('\n')
  expect(header).toMatch(/^item,question,value,.*,slice:light$/)
  expect(line).toContain(`'@evil,defect,"'=HYPERLINK(""x"")"`)
  expect(line).toMatch(/,side$/)
})

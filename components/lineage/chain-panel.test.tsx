import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { asId } from '#lib/domain/kernel/ids.ts'
import type { LabelChain } from '#lib/domain/release/label-chain.ts'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { ChainPanel } from './chain-panel.tsx'

const value = (text: string) => ({ value: text, valueId: null, lacks: null })
const traced = (text: string) => ({ given: value(text), now: value(text), needsRelabel: null, version: 1 })
const answer = (annotation: string, text: string) => ({
  ...traced(text),
  annotation: asId(annotation) as LabelChain['questions'][number]['answers'][number]['annotation'],
  pseudonym: `p-${annotation}`,
  name: 'Mia',
  round: 1,
  revision: 1,
  origin: 'labeled',
  blind: true,
  at: '2026-01-05T09:00:00.000Z',
  undoneAt: null,
  surplus: false,
})
const ruling = (id: string, text: string) => ({
  ...traced(text),
  id,
  finding: 'label',
  reason: `reason of ${id}`,
  author: 'Sami',
  at: '2026-01-06T09:00:00.000Z',
  supersededBy: null,
  dissent: 0,
})
const chain: LabelChain = {
  item: { id: asId('i'), externalId: '1.png', revision: 1, metadata: {} },
  source: null,
  batch: { name: 'camera', at: '2026-01-05T08:00:00.000Z' },
  media: [],
  questions: [
    {
      id: asId('q'),
      name: 'Fault',
      answers: [answer('before', 'dent'), answer('after', 'scratch')],
      rulings: [ruling('first', 'dent'), ruling('later', 'scratch')],
      references: [],
    },
  ],
}
const row = {
  value: 'dent',
  lacks: null,
  decided_by: 'ruling',
  version: 1,
  ruling: { id: 'first', finding: 'label', reason: '', version: 1 },
  annotations: [{ annotation: 'before' }],
} as unknown as ReleaseRow

/** The text of each entry of a list. */
const entries = (html: string) =>
  [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, inner]) => (inner as string).replace(/<[^>]+>/g, ' '))

test('the chain of a released label says what the release rests on, and what came after it', () => {
  const html = renderToStaticMarkup(<ChainPanel chain={chain} row={row} />)
  expect(html).toContain('decided by a ruling, read at version 1')
  const [before, after, first, later] = entries(html)
  expect(before).not.toContain('not in this release')
  expect(after).toContain('not in this release')
  expect(first).not.toContain('not in this release')
  expect(later).toContain('not in this release')
})

test('the chain of an item speaks of no release', () => {
  expect(renderToStaticMarkup(<ChainPanel chain={chain} />)).not.toContain('release')
})

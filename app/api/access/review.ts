import { insertRelease } from '#db/queries/release.ts'
import type { ReleaseId } from '#lib/domain/kernel/ids.ts'
import { insertTestRound } from '#lib/server/labeling/testing/insert-test-round.ts'
import { choiceQuestion } from '#lib/server/labeling/testing/seed-labeling.ts'
import { insertTestReview } from '#lib/server/reviews/testing/seed-review.ts'
import { type AccessRow, forMembers, type Seed } from './access-row.ts'

const base = '/api/v1/projects/[project]'
const deciders = forMembers(['sme', 'lead'])
const readers = forMembers(['sme', 'lead', 'engineer'])
const watchers = forMembers(['lead', 'engineer'])
const dent = { kind: 'choice', class: 'dent' }

const people = ({ project, members }: Seed) => ({ project, lead: members.lead, labeler: members.labeler })
const reviewParams = async (seed: Seed) => ({ params: { ...(await insertTestReview(seed.ctx, people(seed))) } })

async function seedRelease(seed: Seed) {
  const { version } = await insertTestRound(seed.ctx, people(seed))
  const at = seed.ctx.now()
  const release = seed.ctx.newId<ReleaseId>()
  const file = (hash: string) => ({ hash, bytes: 0, type: 'text/csv', createdAt: at })
  await insertRelease(
    seed.ctx.db,
    {
      id: release,
      projectId: seed.project,
      number: 1,
      name: 'Release 1',
      versionId: version,
      settings: { version, questions: null, rounds: null, includeSimulated: true, includeImported: true },
      manifest: { rulings: [] },
      hash: 'hash',
      rows: 0,
      jsonlBlob: 'a',
      csvBlob: 'b',
      madeBy: seed.members.lead.account.id,
      madeAt: at,
    },
    [],
    [file('a'), file('b')],
  )
  return { params: { release, file: 'manifest.json' } }
}

export const rows: AccessRow[] = [
  { path: `${base}/agreement`, method: 'GET', outcomes: watchers },
  { path: `${base}/disagreements`, method: 'GET', outcomes: readers },
  { path: `${base}/reviews`, method: 'GET', outcomes: readers },
  {
    path: `${base}/reviews`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => {
      const { round } = await insertTestRound(seed.ctx, people(seed))
      return { body: { round, question: choiceQuestion } }
    },
  },
  { path: `${base}/reviews/[review]`, method: 'GET', outcomes: readers, request: reviewParams },
  { path: `${base}/reviews/[review]/close`, method: 'POST', outcomes: deciders, request: reviewParams },
  { path: `${base}/reviews/[review]/items/[item]`, method: 'GET', outcomes: readers, request: reviewParams },
  {
    path: `${base}/reviews/[review]/items/[item]/vote`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => ({ ...(await reviewParams(seed)), body: { answer: dent } }),
  },
  {
    path: `${base}/reviews/[review]/items/[item]/ruling`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => ({
      ...(await reviewParams(seed)),
      body: { finding: 'decided', answer: dent, reason: 'It has a rim.' },
    }),
  },
  {
    path: `${base}/reviews/[review]/items/[item]/ruling/like`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => {
      const { params } = await reviewParams(seed)
      return { params, body: { finding: 'decided', answer: dent, reason: 'It has a rim.', like: [params.item] } }
    },
  },
  {
    path: `${base}/reviews/[review]/items/[item]/comments`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => ({ ...(await reviewParams(seed)), body: { text: 'Look at the rim.' } }),
  },
  {
    path: `${base}/reviews/[review]/items/[item]/park`,
    method: 'POST',
    outcomes: deciders,
    request: async (seed) => ({
      ...(await reviewParams(seed)),
      body: { owner: seed.members.sme.account.id, until: '2026-02-01', reason: 'Wait for the microscope.' },
    }),
  },
  { path: `${base}/releases`, method: 'GET', outcomes: watchers },
  { path: `${base}/releases`, method: 'POST', outcomes: watchers, request: () => ({ body: {} }) },
  { path: `${base}/releases/[release]`, method: 'GET', outcomes: watchers, request: seedRelease },
  {
    path: `${base}/releases/[release]/files/[file]`,
    method: 'GET',
    outcomes: watchers,
    request: seedRelease,
  },
  {
    path: `${base}/releases/[release]/rows`,
    method: 'GET',
    outcomes: watchers,
    notCalled: 'it reads the bytes of a release, which the release tests make',
  },
  {
    path: `${base}/releases/[release]/verify`,
    method: 'POST',
    outcomes: watchers,
    notCalled: 'it builds a release anew, which the release tests do',
  },
  {
    path: `${base}/items/[item]/chain`,
    method: 'GET',
    outcomes: watchers,
    request: async (seed) => ({ params: { item: (await insertTestRound(seed.ctx, people(seed))).item } }),
  },
]

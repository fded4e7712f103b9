import { seedDefinition } from '#lib/server/definitions/testing/seed-definition.ts'
import { type AccessRow, forAccounts, forMembers, type Seed } from './access-row.ts'

const base = '/api/v1/projects/[project]/definition'
const everyone = forMembers(['labeler', 'sme', 'lead', 'engineer'])
const leads = forMembers(['lead'])

const seedHere = ({ ctx, project, members }: Seed) => seedDefinition(ctx, members.lead, project)
const withDraft = async (seed: Seed, more: object = {}) => {
  const { draft } = await seedHere(seed)
  return { params: { draft }, ...more }
}
const withVersion = async (seed: Seed) => ({ params: { version: (await seedHere(seed)).version } })

export const rows: AccessRow[] = [
  {
    path: '/api/v1/projects',
    method: 'POST',
    // Administrators, and whoever leads a project already.
    outcomes: { ...forAccounts(), labeler: 403, sme: 403, engineer: 403 },
    request: () => ({ body: { name: 'Screens', template: 'image-classification' } }),
  },
  { path: base, method: 'GET', outcomes: everyone },
  {
    path: `${base}/drafts`,
    method: 'POST',
    outcomes: leads,
    request: async (seed) => {
      await seedHere(seed)
      return {}
    },
  },
  {
    path: `${base}/drafts/[draft]`,
    method: 'PATCH',
    outcomes: leads,
    request: (seed) => withDraft(seed, { body: { revision: 1, change: { kind: 'set_general', text: 'Look twice.' } } }),
  },
  {
    path: `${base}/drafts/[draft]`,
    method: 'DELETE',
    outcomes: leads,
    request: (seed) => withDraft(seed, { query: { revision: '1' } }),
  },
  {
    path: `${base}/drafts/[draft]/preview`,
    method: 'GET',
    outcomes: leads,
    request: (seed) => withDraft(seed),
  },
  {
    path: `${base}/drafts/[draft]/publish`,
    method: 'POST',
    outcomes: leads,
    request: (seed) => withDraft(seed, { body: { revision: 1 } }),
  },
  { path: `${base}/versions/[version]`, method: 'GET', outcomes: everyone, request: withVersion },
  { path: `${base}/versions/[version]`, method: 'PATCH', outcomes: leads, request: withVersion }, // 409 for the lead
  { path: `${base}/versions/[version]/restore`, method: 'POST', outcomes: leads, request: withVersion },
  {
    path: `${base}/compare`,
    method: 'GET',
    outcomes: everyone,
    request: async (seed) => {
      const { version } = await seedHere(seed)
      return { query: { from: version, to: version } }
    },
  },
  { path: `${base}/changes`, method: 'GET', outcomes: everyone },
  {
    path: `${base}/changes`,
    method: 'POST',
    outcomes: everyone,
    request: async (seed) => ({ body: { version: (await seedHere(seed)).version } }),
  },
  { path: `${base}/agreement`, method: 'GET', outcomes: forMembers(['lead', 'engineer']) },
  {
    path: `${base}/examples`,
    method: 'GET',
    outcomes: leads,
    request: () => ({ query: { question: 'q1', class: 'c1' } }),
  },
]

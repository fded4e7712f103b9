import { openImport } from '#lib/server/imports/open-import.ts'
import { seedItem } from '#lib/server/items/testing/seed-item.ts'
import { enqueueJob } from '#lib/server/jobs/enqueue-job.ts'
import { type AccessRow, forMembers, type Seed } from './access-row.ts'

const importers = forMembers(['engineer', 'lead'])
const project = '/api/v1/projects/[project]'

async function importOf({ ctx, members, project }: Seed) {
  return { params: { import: (await openImport(ctx, members.lead, { project, name: 'x' })).import } }
}

/** A job of the project that the lead has started. */
async function jobOf({ ctx, members, project }: Seed) {
  const job = await enqueueJob(ctx, { kind: 'import', projectId: project, actor: members.lead })
  return { params: { job: job.id } }
}

/** An item that everyone in the project can see, but labelers only when it is theirs. */
async function itemOf({ ctx, members, project }: Seed) {
  return { params: { item: await seedItem(ctx, members.lead, project) } }
}

/** Whether one gets through to a job does not depend on the role alone, and strangers never learn of it. */
const jobOutcomes = { ...importers, labeler: 404, sme: 404 } as const

export const rows: AccessRow[] = [
  { path: `${project}/imports`, method: 'GET', outcomes: importers },
  { path: `${project}/imports`, method: 'POST', outcomes: importers, request: () => ({ body: { name: 'A folder' } }) },
  { path: `${project}/imports/[import]`, method: 'DELETE', outcomes: importers, request: importOf },
  {
    path: `${project}/imports/[import]/files`,
    method: 'PUT',
    outcomes: importers,
    request: async (seed) => ({ ...(await importOf(seed)), query: { path: 'a.csv' } }),
  },
  {
    path: `${project}/imports/[import]/check`,
    method: 'POST',
    outcomes: importers,
    request: async (seed) => ({ ...(await importOf(seed)), body: {} }),
  },
  {
    path: `${project}/imports/[import]/start`,
    method: 'POST',
    outcomes: importers,
    request: async (seed) => ({ ...(await importOf(seed)), body: {} }),
  },
  { path: `${project}/items`, method: 'GET', outcomes: importers },
  { path: `${project}/items/[item]`, method: 'GET', outcomes: importers, request: itemOf },
  { path: `${project}/jobs`, method: 'GET', outcomes: importers },
  { path: '/api/v1/jobs/[job]', method: 'GET', outcomes: jobOutcomes, request: jobOf },
  { path: '/api/v1/jobs/[job]/cancel', method: 'POST', outcomes: jobOutcomes, request: jobOf },
  {
    // The picture itself is not on disk here, so those who get through find nothing; media.test.ts has the rest.
    path: '/api/media/[item]/[view]',
    method: 'GET',
    outcomes: { labeler: 403, sme: 404, engineer: 404, lead: 404, outsider: 404, admin: 404, signedOut: 401 },
    request: async (seed) => ({ params: { ...(await itemOf(seed)).params, view: 'primary' } }),
  },
]

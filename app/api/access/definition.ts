import { getOpenDraft, insertDefinitionDraft, insertVersion } from '#db/queries/definition.ts'
import { getTemplate } from '#lib/domain/definition/templates.ts'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import { type AccessRow, forAccounts, forMembers, type Seed } from './access-row.ts'

const base = '/api/v1/projects/[project]/definition'
const everyone = forMembers(['labeler', 'sme', 'lead', 'engineer'])
const leads = forMembers(['lead'])

/** A published version and an open draft of the next one. */
async function seedDefinition({ ctx, project, members }: Seed) {
  const definition = getTemplate('image-classification')?.definition
  if (!definition) throw new Error('the template is gone')
  const version = ctx.newId<VersionId>()
  const [now, by] = [ctx.now(), members.lead.account.id]
  const common = { projectId: project, operations: [], definition }
  await insertVersion(ctx.db, {
    ...common,
    id: version,
    number: 1,
    parentId: null,
    hash: version,
    publishedBy: by,
    publishedAt: now,
  })
  const times = { createdBy: by, createdAt: now, updatedAt: now }
  await insertDefinitionDraft(ctx.db, { ...common, ...times, id: 'thedraft', parentId: version })
  return { version, draft: (await getOpenDraft(ctx.db, project))?.id ?? '' }
}
const withDraft = async (seed: Seed, more: object = {}) => {
  const { draft } = await seedDefinition(seed)
  return { params: { draft }, ...more }
}
const withVersion = async (seed: Seed) => ({ params: { version: (await seedDefinition(seed)).version } })

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
      await seedDefinition(seed)
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
    request: (seed) => withDraft(seed, { query: { revision: '1' } }),
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
      const { version } = await seedDefinition(seed)
      return { query: { from: version, to: version } }
    },
  },
  { path: `${base}/changes`, method: 'GET', outcomes: everyone },
  {
    path: `${base}/changes`,
    method: 'POST',
    outcomes: everyone,
    request: async (seed) => ({ body: { version: (await seedDefinition(seed)).version } }),
  },
  { path: `${base}/agreement`, method: 'GET', outcomes: forMembers(['lead', 'engineer']) },
  {
    path: `${base}/examples`,
    method: 'GET',
    outcomes: leads,
    request: () => ({ query: { question: 'q1', class: 'c1' } }),
  },
]

import { inviteMember, listInvitations } from '#lib/server/accounts/invite-member.ts'
import { setupLink } from '#lib/server/accounts/make-link.ts'
import { makeResetLink } from '#lib/server/accounts/reset-password.ts'
import { type AccessRow, forAccounts, forAdmins, forEveryone, forMembers, type Seed } from './access-row.ts'

const lastPart = (path: string) => path.split('/').at(-1) ?? ''
const invite = ({ ctx, members, project }: Seed) =>
  inviteMember(ctx, members.lead, project, { roles: ['labeler'], kind: 'in_house' })
const labeler = ({ members }: Seed) => ({ account: members.labeler.account.id })
const person = { name: 'Nora', email: 'nora@example.org', password: 'nora likes long words' }
const member = '/api/v1/projects/[project]/members/[account]'

export const rows: AccessRow[] = [
  { path: '/api/health', method: 'GET', outcomes: forEveryone() },
  {
    path: '/api/auth/[...nextauth]',
    method: 'GET',
    outcomes: forEveryone(),
    notCalled: 'next-auth reads cookies from the running server',
  },
  {
    path: '/api/auth/[...nextauth]',
    method: 'POST',
    outcomes: forEveryone(),
    notCalled: 'next-auth reads cookies from the running server',
  },
  { path: '/api/v1/me', method: 'GET', outcomes: forAccounts() },
  {
    path: '/api/v1/me/password',
    method: 'PUT',
    outcomes: forAccounts(),
    request: () => ({ body: { current: 'not the right one', next: 'a good long password' } }),
  },
  { path: '/api/v1/projects', method: 'GET', outcomes: forAccounts() },
  { path: '/api/v1/accounts', method: 'GET', outcomes: forAdmins() },
  {
    path: '/api/v1/accounts/[account]',
    method: 'PATCH',
    outcomes: forAdmins(),
    request: (seed) => ({ params: labeler(seed), body: { disabled: true } }),
  },
  { path: '/api/v1/tokens', method: 'GET', outcomes: forAccounts() },
  {
    path: '/api/v1/tokens',
    method: 'POST',
    outcomes: forAccounts(),
    request: () => ({ body: { name: 'training', days: 30 } }),
  },
  {
    path: '/api/v1/tokens/[token]',
    method: 'DELETE',
    // A token that is not one's own does not exist, for everybody.
    outcomes: {
      ...forEveryone(),
      labeler: 404,
      sme: 404,
      engineer: 404,
      lead: 404,
      outsider: 404,
      admin: 404,
      signedOut: 401,
    },
    request: () => ({ params: { token: 'someoneelsestoken' } }),
  },
  {
    path: '/api/v1/set-up',
    method: 'POST',
    outcomes: forEveryone(), // gone once there is an account
    request: async ({ ctx }) => ({ body: { secret: (await setupLink(ctx)) ?? 'none', ...person } }),
  },
  {
    path: '/api/v1/join',
    method: 'POST',
    outcomes: { ...forAccounts() },
    request: async (seed) => ({ body: { secret: lastPart((await invite(seed)).path) } }),
  },
  {
    path: '/api/v1/reset',
    method: 'POST',
    outcomes: forEveryone(),
    request: async ({ ctx, members, project }) => {
      const path = await makeResetLink(ctx, members.lead, project, members.labeler.account.id)
      return { body: { secret: lastPart(path), password: 'a good long password' } }
    },
  },
  {
    path: '/api/v1/demo/switch',
    method: 'POST',
    // Outside the demo there is no such thing, for nobody.
    outcomes: { ...forMembers([]), labeler: 404, sme: 404, engineer: 404, lead: 404 },
    request: (seed) => ({ body: labeler(seed) }),
  },
  {
    path: '/api/v1/demo/simulate',
    method: 'POST',
    // Outside the demo there is no such thing, for nobody.
    outcomes: { ...forMembers([]), labeler: 404, sme: 404, engineer: 404, lead: 404 },
    request: ({ project }) => ({ body: { project, round: 'someround' } }),
  },
  { path: '/api/v1/projects/[project]/members', method: 'GET', outcomes: forMembers(['lead']) },
  {
    path: member,
    method: 'PATCH',
    outcomes: forMembers(['lead']),
    request: (seed) => ({ params: labeler(seed), body: { roles: ['labeler', 'sme'] } }),
  },
  {
    path: member,
    method: 'DELETE',
    outcomes: forMembers(['lead']),
    request: ({ members }) => ({ params: { account: members.sme.account.id } }),
  },
  {
    path: `${member}/reset-link`,
    method: 'POST',
    outcomes: forMembers(['lead']),
    request: (seed) => ({ params: labeler(seed) }),
  },
  { path: '/api/v1/projects/[project]/invitations', method: 'GET', outcomes: forMembers(['lead']) },
  {
    path: '/api/v1/projects/[project]/invitations',
    method: 'POST',
    outcomes: forMembers(['lead']),
    request: () => ({ body: { roles: ['labeler'] } }),
  },
  {
    path: '/api/v1/projects/[project]/invitations/[invitation]',
    method: 'DELETE',
    outcomes: forMembers(['lead']),
    request: async (seed) => {
      await invite(seed)
      const [open] = await listInvitations(seed.ctx, seed.members.lead, seed.project)
      return { params: { invitation: open?.id ?? '' } }
    },
  },
]

import { type AccessRow, callers } from './access-row.ts'

const nobody = Object.fromEntries(callers.map((caller) => [caller, 404])) as AccessRow['outcomes']

export const rows: AccessRow[] = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => ({
  path: '/api/[...unknown]',
  method,
  outcomes: nobody,
  request: () => ({ params: { unknown: 'nothing' } }),
}))

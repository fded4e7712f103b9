import { type Dialect, isPostgres, postgresDialect, sqliteDialect } from './dialect.ts'
import { defineAccounts } from './tables/accounts.ts'
import { defineItems } from './tables/items.ts'
import { defineLabels } from './tables/labels.ts'
import { defineProjects } from './tables/projects.ts'
import { defineReview } from './tables/review.ts'
import { defineSystem } from './tables/system.ts'

/** Every table, once, for the dialect that is given. */
export function defineTables(d: Dialect) {
  const accounts = defineAccounts(d)
  const projects = defineProjects(d, accounts)
  const items = defineItems(d, accounts, projects)
  const labels = defineLabels(d, accounts, projects, items)
  const review = defineReview(d, accounts, projects, items, labels)
  return { ...accounts, ...projects, ...items, ...labels, ...review, ...defineSystem(d) }
}
export type Tables = ReturnType<typeof defineTables>

/** The tables of the back end that this process runs on. */
export const tables: Tables = defineTables(isPostgres(process.env.DATABASE_URL) ? postgresDialect : sqliteDialect)

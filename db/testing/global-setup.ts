import { randomUUID } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.ts'
import { onServer } from './on-server.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database from which those of the suites are copied. */
    postgresTemplate: string
  }
}

/** Once per run: a server (or the one that DATABASE_URL names) with a migrated database to copy. */
export default async function setup(project: TestProject) {
  const named = process.env.DATABASE_URL
  const server = named ? null : await startPostgres()
  const admin = named ?? server!.url('postgres')
  const template = `concord_${randomUUID().replaceAll('-', '')}`
  await onServer(admin, `create database ${template}`)
  const url = new URL(admin)
  url.pathname = template
  await migrate(url.href)
  project.provide('postgresTemplate', url.href)

  return async () => {
    if (server) await server.stop()
    else await onServer(admin, `drop database ${template}`)
  }
}

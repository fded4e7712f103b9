import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const tests = '{lib,db,app,components,samples,scripts,vectors,tests}/**/*.test.{ts,tsx}'
/** What PostgreSQL alone can do, such as losing a connection. */
const onPostgres = 'db/postgres.test.ts'
const onDatabases = globSync(tests).filter((file) => readFileSync(file, 'utf8').includes('describeDatabases('))

const drizzle = ['', '/pg-core', '/sqlite-core', '/node-postgres', '/sqlite-proxy'].map((part) => `drizzle-orm${part}`)

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // Node takes a second to link drizzle's many small modules, for each test file; bundled they load at once.
    deps: { optimizer: { ssr: { enabled: true, include: drizzle } } },
    maxWorkers: 2,
    // Against tests that hang; none is about speed, and a busy machine may be many times slower.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        // A DATABASE_URL of the caller names the server for the other half, not the back end of this one.
        test: { name: 'unit', include: [tests], exclude: [onPostgres], env: { DATABASE_URL: '' } },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...onDatabases, onPostgres],
          globalSetup: './db/testing/global-setup.ts',
          setupFiles: './db/testing/choose-postgres.ts',
        },
      },
    ],
  },
})

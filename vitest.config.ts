import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,db,app,components,samples,scripts,vectors}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})

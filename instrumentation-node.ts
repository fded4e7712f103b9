import path from 'node:path'
import { migrate } from '#db/migrate.ts'
import { getContext } from '#lib/server/context.ts'
import { simulateJob } from '#lib/server/demo/simulate-job.ts'
import { keepHouse } from '#lib/server/housekeeping/keep-house.ts'
import { handlers } from '#lib/server/jobs/handlers.ts'
import { startJobRunner } from '#lib/server/jobs/job-runner.ts'
import { readSettings } from '#lib/server/settings.ts'

/** Brings the database to the present tables and starts its jobs; a server that can't must not answer. */
export async function boot(): Promise<void> {
  try {
    await migrate(readSettings().databaseUrl, path.join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations'))
    if (readSettings().demo) await registerSimulation()
    const ctx = await getContext()
    const runner = startJobRunner(ctx)
    keepHouse(ctx)
    // Gives back what runs, so that whoever starts next need not wait for its lease to end.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void runner.stop())
  } catch (error) {
    console.error('The database could not be made ready.', error)
    process.exit(1)
  }
}

/** Gives the demo its simulated labelers; the product itself never imports the samples. */
async function registerSimulation(): Promise<void> {
  const { sampleSimulator } = await import('#samples/simulate/simulator.ts')
  handlers.simulate = async () => simulateJob(sampleSimulator)
}

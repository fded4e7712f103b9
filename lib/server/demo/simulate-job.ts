import { z } from 'zod'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { JobHandler } from '../jobs/job-handler.ts'
import type { JobRun } from '../jobs/job-run.ts'
import { closeRound } from '../rounds/close-round.ts'
import { roundProgress } from '../rounds/round-progress.ts'
import { simulateRound } from './simulate-round.ts'
import type { Simulator } from './simulator.ts'

const payloadSchema = z.object({
  project: z.string().transform((id) => id as ProjectId),
  round: z.string().transform((id) => id as RoundId),
})

/** What came of a simulated round. */
export type SimulationResult = {
  answers: number
  /** Answers that are still missing: they are in people's hands, or wait for people. */
  missing: number
}

/**
 * The job that lets the simulated labelers finish a round. What they handed in stays, whatever ends it; run again, it
 * goes on with what is left. A round that has all its answers is closed in the name of who asked for it.
 */
export function simulateJob(simulator: Simulator): JobHandler {
  return {
    keptWhenCancelled: 'Cancelled; what the simulated labelers had handed in stays.',

    async run(run): Promise<SimulationResult> {
      const { project, round } = payloadSchema.parse(run.job.payload)
      const actor = await run.actor()
      const before = await roundProgress(run.ctx, actor, { project, round })
      if (before.round.closedAt) return { answers: 0, missing: 0 } // by the run before, which then was cut off
      let answers = 0
      await simulateRound(run.ctx, actor, {
        project,
        round,
        simulator,
        onAnswer: () => say(run, ++answers, before.remaining),
      })
      const after = await roundProgress(run.ctx, actor, { project, round })
      if (after.remaining === 0) await closeRound(run.ctx, actor, { project, round })
      return { answers, missing: after.remaining }
    },
  }
}

function say(run: JobRun, answers: number, all: number): Promise<void> {
  return run.report(
    all === 0 ? 1 : answers / all,
    `${answers.toLocaleString('en')} of ${all.toLocaleString('en')} answers`,
  )
}

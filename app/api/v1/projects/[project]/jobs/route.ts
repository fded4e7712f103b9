import { handle } from '#lib/server/http/handle.ts'
import { seeJobs } from '#lib/server/jobs/see-jobs.ts'

/** The latest jobs of a project, newest first. */
export const GET = handle({ auth: 'member' }, async ({ ctx, actor, member }) => ({
  jobs: await seeJobs(ctx, actor, { project: member.projectId }),
}))

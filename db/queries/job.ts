import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { JobId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { jobs } = tables

export type Job = typeof jobs.$inferSelect
export type NewJob = Pick<Job, 'id' | 'kind' | 'projectId' | 'accountId' | 'payload' | 'key' | 'createdAt'>

/** Adds a job that waits; false when one with the same key waits or runs already. */
export async function insertJob(tx: Db, job: NewJob): Promise<boolean> {
  const rows = await tx
    .insert(jobs)
    .values({ ...job, state: 'waiting', updatedAt: job.createdAt })
    .onConflictDoNothing({ target: jobs.key })
    .returning({ id: jobs.id })
  return rows.length > 0
}

export async function getJob(db: Db, id: JobId): Promise<Job | null> {
  return (await db.select().from(jobs).where(eq(jobs.id, id)))[0] ?? null
}

/** The job that holds a key: waiting or running. */
export async function getJobByKey(db: Db, key: string): Promise<Job | null> {
  return (await db.select().from(jobs).where(eq(jobs.key, key)))[0] ?? null
}

/** A project's jobs, newest first. */
export async function listJobs(db: Db, projectId: ProjectId, limit: number): Promise<Job[]> {
  return db
    .select()
    .from(jobs)
    .where(eq(jobs.projectId, projectId))
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit)
}

/** Whether any job could be claimed now; a plain read, so that an idle server writes nothing. */
export async function hasClaimableJob(db: Db, now: Date): Promise<boolean> {
  const rows = await db.select({ id: jobs.id }).from(jobs).where(claimable(now)).limit(1)
  return rows.length > 0
}

function claimable(now: Date) {
  return or(
    eq(jobs.state, 'waiting'),
    and(eq(jobs.state, 'running'), or(isNull(jobs.leaseUntil), lt(jobs.leaseUntil, now))),
  )
}

/**
 * Takes the oldest job that waits or whose holder has gone silent (or the one that is named, when it can be taken).
 * `attempts` of what is returned names the holder: only who knows it may change the job.
 */
export async function claimJob(db: Db, now: Date, leaseUntil: Date, id?: JobId): Promise<Job | null> {
  return db.transaction(async (tx) => {
    const [job] = await tx
      .select()
      .from(jobs)
      .where(and(claimable(now), id ? eq(jobs.id, id) : undefined))
      .orderBy(asc(jobs.createdAt), asc(jobs.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!job) return null
    const [claimed] = await tx
      .update(jobs)
      .set({ state: 'running', attempts: job.attempts + 1, leaseUntil, updatedAt: now })
      .where(eq(jobs.id, job.id))
      .returning()
    return claimed ?? null
  })
}

const heldBy = (job: Pick<Job, 'id' | 'attempts'>) =>
  and(eq(jobs.id, job.id), eq(jobs.state, 'running'), eq(jobs.attempts, job.attempts))

export type Held = 'held' | 'cancel_requested' | 'lost'

/** Says what the job does and keeps it; answers whether it is still the holder's. */
export async function touchJob(
  db: Db,
  job: Pick<Job, 'id' | 'attempts'>,
  change: { leaseUntil: Date; updatedAt: Date; progress?: number; message?: string },
): Promise<Held> {
  const rows = await db
    .update(jobs)
    .set(change)
    .where(heldBy(job))
    .returning({ cancel: sql`${jobs.cancelRequested}`.mapWith(Boolean) })
  const [row] = rows
  if (!row) return 'lost'
  return row.cancel ? 'cancel_requested' : 'held'
}

export type JobEnd = Pick<Job, 'state' | 'message' | 'result'> & { progress?: number }

/** Ends a job and frees its key. False when it was taken away from the holder meanwhile. */
export async function endJob(tx: Db, job: Pick<Job, 'id' | 'attempts'>, end: JobEnd, now: Date): Promise<boolean> {
  const rows = await tx
    .update(jobs)
    .set({ ...end, key: null, leaseUntil: null, updatedAt: now, finishedAt: now })
    .where(heldBy(job))
    .returning({ id: jobs.id })
  return rows.length > 0
}

/** Gives a running job back to be taken up again by whoever starts next, as if this holder had never had it. */
export async function releaseJob(db: Db, job: Pick<Job, 'id' | 'attempts'>, now: Date): Promise<void> {
  await db
    .update(jobs)
    .set({ leaseUntil: null, attempts: job.attempts - 1, updatedAt: now })
    .where(heldBy(job))
}

/** Asks the holder to stop; a job that nobody holds ends at once. */
export async function requestCancel(tx: Db, id: JobId, now: Date): Promise<void> {
  await tx
    .update(jobs)
    .set({ cancelRequested: true, updatedAt: now })
    .where(and(eq(jobs.id, id), or(eq(jobs.state, 'waiting'), eq(jobs.state, 'running'))))
}

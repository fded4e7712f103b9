import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { type DeadLetter, type OutboxDatabase, type OutboxRow, type OutboxWork, revisionKey } from './rows.ts'

/** Who writes, and on what. */
export type Desk = { user: string; project: ProjectId; assignment: AssignmentId; editor: string }

/** A draft waits until nothing changed for this long, or it has waited the longest time; in milliseconds. */
export const quietTime = { pause: 600, longest: 3000 } as const

/**
 * The rows of one user. A draft that has not been sent takes in later edits of its editor, so that per assignment there
 * is one in flight and one behind it. A submit or skip takes the place of the unsent draft, and follows the sent one.
 */
export class OutboxQueue {
  readonly #db: OutboxDatabase
  readonly #user: string
  readonly #now: () => number

  constructor(db: OutboxDatabase, user: string, now: () => number = Date.now) {
    this.#db = db
    this.#user = user
    this.#now = now
  }

  /** Resolves when the work is on this device. */
  async put(desk: Desk, work: OutboxWork): Promise<OutboxRow> {
    const now = this.#now()
    return this.#db.transaction('rw', this.#db.rows, async () => {
      const unsent = (await this.ofAssignment(desk.assignment)).filter(
        (row) => row.work.kind === 'draft' && !row.sent && row.editor === desk.editor,
      )
      const last = unsent.at(-1)
      if (work.kind === 'draft' && last) {
        const changed = { ...last, work, changedAt: now }
        await this.#db.rows.put(changed)
        return changed
      }
      if (work.kind === 'submit' || work.kind === 'skip') {
        await this.#db.rows.bulkDelete(unsent.map(({ order }) => order))
      }
      const row = {
        operationId: crypto.randomUUID(),
        ...desk,
        user: this.#user,
        work,
        baseRevision: null,
        sent: false,
        queuedAt: now,
        changedAt: now,
      }
      const order = await this.#db.rows.add(row)
      return { ...row, order }
    })
  }

  /** Rows in the order in which they are sent. */
  async all(): Promise<OutboxRow[]> {
    return (await this.#db.rows.where('user').equals(this.#user).toArray()).sort((a, b) => a.order - b.order)
  }

  async ofAssignment(assignment: AssignmentId): Promise<OutboxRow[]> {
    const own = this.#db.rows.where('[user+assignment]').equals([this.#user, assignment])
    return (await own.toArray()).sort((a, b) => a.order - b.order)
  }

  /**
   * The next row to send, or how long to wait for one (null: nothing waits). Of each assignment only the first row can
   * be next; drafts wait for a pause in the typing, unless `hurry`.
   */
  async next(postponed: ReadonlySet<string>, hurry: boolean): Promise<OutboxRow | { wait: number | null }> {
    const seen = new Set<AssignmentId>()
    let wait: number | null = null
    const rows = await this.all()
    for (const row of rows) {
      if (seen.has(row.assignment)) continue
      seen.add(row.assignment)
      if (postponed.has(row.operationId)) continue
      const followed = rows.some((later) => later.assignment === row.assignment && later.order > row.order)
      const due = hurry || row.sent || followed || row.work.kind !== 'draft' ? 0 : dueAt(row) - this.#now()
      if (due <= 0) return row
      wait = Math.min(wait ?? due, due)
    }
    return { wait }
  }

  /** Fixes what a row says, and for a draft the revision that it is based on, before it is sent for the first time. */
  async seal(row: OutboxRow): Promise<OutboxRow> {
    return this.#db.transaction('rw', this.#db.rows, this.#db.revisions, async () => {
      const current = await this.#db.rows.get(row.order)
      if (!current || current.sent) return current ?? row
      const revision = await this.#db.revisions.get(revisionKey(this.#user, row.assignment))
      const sealed = {
        ...current,
        sent: true,
        baseRevision: current.work.kind === 'draft' ? (revision?.revision ?? 0) : null,
      }
      await this.#db.rows.put(sealed)
      return sealed
    })
  }

  /** Forgets a row that the server acknowledged, and remembers the draft's new revision. */
  async settle(row: OutboxRow, revision: number | null): Promise<void> {
    await this.#db.transaction('rw', this.#db.rows, this.#db.revisions, async () => {
      await this.#db.rows.delete(row.order)
      if (revision !== null) await this.setRevision(row.assignment, revision)
    })
  }

  /**
   * What of an assignment is on this device alone, when its item is opened: the newest document that the server has not
   * acknowledged, or null. The server's revision becomes the base of the next save, unless one is on its way already.
   * `stale`: this browser has saved since the server was asked, so what it said of the draft is out of date.
   */
  async open(assignment: AssignmentId, serverRevision: number): Promise<AnswerDocument | null | 'stale'> {
    return this.#db.transaction('rw', this.#db.rows, this.#db.revisions, async () => {
      const rows = (await this.ofAssignment(assignment)).filter(({ work }) => work.kind === 'draft')
      const newest = rows.at(-1)?.work
      const known = await this.#db.revisions.get(revisionKey(this.#user, assignment))
      if (!newest && known && known.revision > serverRevision) return 'stale'
      if (!rows.some(({ sent }) => sent)) {
        await this.setRevision(assignment, Math.max(serverRevision, known?.revision ?? 0))
      }
      return newest?.kind === 'draft' ? newest.document : null
    })
  }

  /** The draft revision that the next save is based on, as the server or a person who chose between copies says. */
  async setRevision(assignment: AssignmentId, revision: number): Promise<void> {
    await this.#db.revisions.put({ key: revisionKey(this.#user, assignment), revision })
  }

  /** Puts a row that was refused for good among the dead letters. */
  async bury(row: OutboxRow, reason: string): Promise<void> {
    const { user, project, assignment, work } = row
    await this.#db.transaction('rw', this.#db.rows, this.#db.dead, async () => {
      await this.#db.dead.add({ user, project, assignment, work, reason, at: this.#now() })
      await this.#db.rows.delete(row.order)
    })
  }

  /** Takes every row of an assignment out, since a person must choose between copies first; the newest document. */
  async takeOut(assignment: AssignmentId): Promise<AnswerDocument | null> {
    return this.#db.transaction('rw', this.#db.rows, async () => {
      const rows = (await this.ofAssignment(assignment)).filter(({ work }) => 'document' in work)
      await this.#db.rows.bulkDelete(rows.map(({ order }) => order))
      const newest = rows.at(-1)?.work
      return newest && 'document' in newest ? newest.document : null
    })
  }

  /** Makes a submit that was refused as unfinished a draft again, behind nothing else. */
  async backToDraft(row: OutboxRow): Promise<void> {
    const { work } = row
    if (work.kind !== 'submit') return
    const { versionId, document, activeSeconds } = work
    const draft = { ...row, operationId: crypto.randomUUID(), sent: false, baseRevision: null, changedAt: this.#now() }
    await this.#db.rows.put({ ...draft, work: { kind: 'draft', versionId, document, activeSeconds } })
  }

  /** Makes an unsent submit a draft again; false when it has been sent. */
  async withdraw(assignment: AssignmentId): Promise<boolean> {
    return this.#db.transaction('rw', this.#db.rows, async () => {
      const submit = (await this.ofAssignment(assignment)).find(({ work }) => work.kind === 'submit')
      if (!submit || submit.sent) return false
      await this.backToDraft(submit)
      return true
    })
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return this.#db.dead.where('user').equals(this.#user).toArray()
  }

  async forgetDead(ids: readonly number[]): Promise<void> {
    await this.#db.dead.bulkDelete([...ids])
  }
}

function dueAt(row: OutboxRow): number {
  return Math.min(row.changedAt + quietTime.pause, row.queuedAt + quietTime.longest)
}

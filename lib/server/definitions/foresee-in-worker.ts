import { Worker } from 'node:worker_threads'
import type { BookAgreement, BookAgreementInput } from '#lib/domain/impact/book-agreement.ts'
import type { ForeseeInput, QuestionForesight } from '#lib/domain/impact/foresee-publish.ts'
import type { ForeseeRoundInput, RoundForesight } from '#lib/domain/impact/foresee-round.ts'
import { WorkerPool } from '../workers/worker-pool.ts'

export type ForeseeTask =
  | { kind: 'publish'; input: ForeseeInput }
  | { kind: 'book'; input: BookAgreementInput }
  | { kind: 'round'; input: ForeseeRoundInput }
export type ForeseeAnswer = QuestionForesight[] | BookAgreement[] | RoundForesight[]

const shared = globalThis as typeof globalThis & { concordForeseePool?: WorkerPool<ForeseeTask, ForeseeAnswer> }

function pool(): WorkerPool<ForeseeTask, ForeseeAnswer> {
  shared.concordForeseePool ??= new WorkerPool(() => new Worker(new URL('./foresee.worker.ts', import.meta.url)), {
    size: 1,
  })
  return shared.concordForeseePool
}

/** Works out what a draft would do in a worker thread, since bootstraps would hold up everybody's requests. */
export function foreseeInWorker(input: ForeseeInput): Promise<QuestionForesight[]> {
  return pool().run({ kind: 'publish', input }) as Promise<QuestionForesight[]>
}

/** Agreement by class, in the same worker. */
export function bookAgreementInWorker(input: BookAgreementInput): Promise<BookAgreement[]> {
  return pool().run({ kind: 'book', input }) as Promise<BookAgreement[]>
}

/** What a round could tell before it is opened, in the same worker. */
export function foreseeRoundInWorker(input: ForeseeRoundInput): Promise<RoundForesight[]> {
  return pool().run({ kind: 'round', input }) as Promise<RoundForesight[]>
}

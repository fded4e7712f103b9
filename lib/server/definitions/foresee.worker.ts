import { bookAgreement } from '#lib/domain/impact/book-agreement.ts'
import { foreseePublish } from '#lib/domain/impact/foresee-publish.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import type { ForeseeAnswer, ForeseeTask } from './foresee-in-worker.ts'

serveTasks<ForeseeTask, ForeseeAnswer>(async (task) =>
  task.kind === 'publish' ? foreseePublish(task.input) : bookAgreement(task.input),
)

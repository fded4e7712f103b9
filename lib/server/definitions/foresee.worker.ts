import { bookAgreement } from '#lib/domain/impact/book-agreement.ts'
import { foreseePublish } from '#lib/domain/impact/foresee-publish.ts'
import { foreseeRound } from '#lib/domain/impact/foresee-round.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import type { ForeseeAnswer, ForeseeTask } from './foresee-in-worker.ts'

serveTasks<ForeseeTask, ForeseeAnswer>(async (task) => {
  switch (task.kind) {
    case 'publish':
      return foreseePublish(task.input)
    case 'book':
      return bookAgreement(task.input)
    case 'round':
      return foreseeRound(task.input)
  }
})

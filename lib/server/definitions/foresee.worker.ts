import { type ForeseeInput, foreseePublish, type QuestionForesight } from '#lib/domain/impact/foresee-publish.ts'
import { serveTasks } from '../workers/serve-tasks.ts'

serveTasks<ForeseeInput, QuestionForesight[]>(async (input) => foreseePublish(input))

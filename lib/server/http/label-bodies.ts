import { z } from 'zod'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { type AnswerDocument, answerDocumentSchema } from '#lib/domain/schema/answer.ts'
import { idParam } from './params.ts'

/** The path of everything that is done to one's own assignment. */
export const assignmentParams = z.object({ project: idParam<ProjectId>(), assignment: idParam<AssignmentId>() })

/** An id that the client made for one change, so that it is done once however often it is sent. */
export const operationId = z.string().min(1).max(64)

/** Active seconds on one item; a day is more than anyone spends. */
const activeSeconds = z.number().min(0).max(86_400)

/** What drafts and submits have in common. */
export const answerBody = {
  operationId,
  versionId: idParam<VersionId>(),
  document: answerDocumentSchema as z.ZodType<AnswerDocument>,
  activeSeconds,
}

/** The largest answer that is taken, in bytes; an image with 20,000 boxes stays below. */
export const answerLimit = 4_000_000

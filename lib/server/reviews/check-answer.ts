import { getItemDetails } from '#db/queries/item.ts'
import { checkDocument } from '#lib/domain/annotation/check-document.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { ItemId, ProjectId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Context } from '../context.ts'

/** Holds a vote or a decided answer to what a submitted answer must satisfy. @throws invalid with the field */
export async function checkAnswer(
  ctx: Pick<Context, 'db'>,
  input: { project: ProjectId; item: ItemId; definition: Definition; question: QuestionId; answer: Answer },
): Promise<Answer> {
  const details = await getItemDetails(ctx.db, input.project, input.item)
  const measures = details?.media.find(({ role }) => role === 'primary')?.measures
  const checked = checkDocument(
    { format: 1, answers: { [input.question]: input.answer } },
    {
      schema: input.definition.schema,
      size: measures?.kind === 'image' ? measures : null,
      asked: [input.question],
    },
  )
  if (!checked.ok) throw new RefusalError(checked.refusal)
  const answer = checked.value.answers[input.question]
  if (!answer) throw new Error('a checked document lost its answer')
  return answer
}

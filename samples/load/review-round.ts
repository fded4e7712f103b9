import type { ExampleKind } from '#lib/domain/definition/guideline.ts'
import type { ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { RulingFinding } from '#lib/domain/review/ruling.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Actor } from '#lib/server/actor.ts'
import { castVote } from '#lib/server/reviews/cast-vote.ts'
import { closeReview, openReview } from '#lib/server/reviews/open-review.ts'
import { ruleOnItem } from '#lib/server/reviews/rule-on-item.ts'
import { seeReview } from '#lib/server/reviews/see-review.ts'
import type { SampleContext } from './sample-context.ts'

export type Decision = {
  answer: Answer
  finding: RulingFinding
  reason: string
  /** The guideline entry that it is about. */
  entry: string
  /** What the entry should say. */
  proposal: string
  example: ExampleKind | null
}

type Session = {
  project: ProjectId
  round: RoundId
  question: QuestionId
  /** What to decide on an item, by its name; null leaves it for another session. */
  decide(name: string): Decision | null
}

/** A session of the SME on the disagreements of a closed round: vote, see all answers, rule, and end it. */
export async function reviewRound(ctx: SampleContext, sme: Actor, session: Session): Promise<void> {
  const { project, round, question, decide } = session
  const review = await openReview(ctx, sme, { project, round, question, most: 100 })
  const { agenda } = await seeReview(ctx, sme, { project, review })
  for (const { item, name } of agenda) {
    const decision = decide(name)
    if (!decision) continue
    await castVote(ctx, sme, { project, review, item, answer: decision.answer })
    ctx.pass(40)
    const { answer, finding, reason, entry, proposal, example } = decision
    await ruleOnItem(ctx, sme, {
      project,
      review,
      item,
      finding,
      answer,
      regions: [],
      reason,
      entry,
      proposal,
      example: example && { entry, kind: example },
      precedents: [],
      overrules: null,
    })
    ctx.pass(50)
  }
  await closeReview(ctx, sme, { project, review })
}

/** Takes the first so many of each kind, and nothing of a kind that has had its share. */
export function firstOfEach<Kind extends string>(shares: Readonly<Record<Kind, number>>): (kind: Kind) => boolean {
  const left = new Map<string, number>(Object.entries<number>(shares))
  return (kind) => {
    const remaining = left.get(kind) ?? 0
    left.set(kind, remaining - 1)
    return remaining > 0
  }
}

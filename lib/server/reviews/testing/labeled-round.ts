import type { SeenDisagreements } from '#lib/domain/disagreement/seen-disagreements.ts'
import {
  asId,
  type ClassId,
  type ItemId,
  type ProjectId,
  type ReviewId,
  type RulingId,
} from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Actor } from '../../actor.ts'
import { claimNext } from '../../labeling/claim-next.ts'
import { submitAssignment } from '../../labeling/submit-assignment.ts'
import {
  choiceQuestion,
  choose,
  imageDefinition,
  type SeededLabeling,
  seedLabeling,
} from '../../labeling/testing/seed-labeling.ts'
import { closeRound } from '../../rounds/close-round.ts'
import { openRound } from '../../rounds/open-round.ts'
import { seedAccount, seedMember } from '../../testing/seed-people.ts'
import type { TestContext } from '../../testing/test-context.ts'
import type { RuleInput } from '../check-ruling.ts'
import { openReview } from '../open-review.ts'
import { ruleOnItem } from '../rule-on-item.ts'
import { seeDisagreements } from '../see-disagreements.ts'

export const dent: Answer = { kind: 'choice', class: asId<ClassId>('dent') }
export const scratch: Answer = { kind: 'choice', class: asId<ClassId>('scratch') }

export type LabeledRound = SeededLabeling & { sme: Actor; question: typeof choiceQuestion }
export type RoundInReview = LabeledRound & { seen: SeenDisagreements; review: ReviewId }

let projects = 0

/** Six items by three labelers: 0 and 1 scratch against dent, 2 dent against clean, the others agreed. */
export async function labeledRound(ctx: TestContext): Promise<LabeledRound> {
  const definition = imageDefinition()
  const entry = {
    id: 'e-dent',
    question: choiceQuestion,
    class: asId<ClassId>('dent'),
    text: '',
    threshold: null,
    examples: [],
  }
  definition.guideline.entries.push(entry)
  const seeded = await seedLabeling(ctx, { items: 6, labelers: 3, definition, name: `Reviewed ${projects++}` })
  const sme = await seedAccount(ctx, `SME of ${projects}`)
  await seedMember(ctx, seeded.project, sme, ['sme'])
  const { project } = seeded
  const { round } = await openRound(ctx, seeded.lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
  const answers = [
    'scratch scratch dent',
    'scratch dent dent',
    'dent clean clean',
    ...Array<string>(3).fill('clean clean clean'),
  ]
  for (const [who, labeler] of seeded.labelers.entries()) {
    for (;;) {
      const { current } = await claimNext(ctx, labeler, { project })
      if (!current) break
      const given = answers[seeded.items.indexOf(current.item)]!.split(' ')[who]!
      await submitAssignment(ctx, labeler, {
        project,
        assignment: current.assignment,
        operationId: ctx.newId(),
        versionId: seeded.version,
        document: choose(given),
        activeSeconds: 2,
        replaces: null,
      })
    }
  }
  await closeRound(ctx, seeded.lead, { project, round })
  return { ...seeded, sme, question: choiceQuestion }
}

/** The same, with a session open on all its disagreements. */
export async function roundInReview(ctx: TestContext): Promise<RoundInReview> {
  const labeled = await labeledRound(ctx)
  const { project, sme, question } = labeled
  const seen = await seeDisagreements(ctx, sme, { project })
  const review = await openReview(ctx, sme, { project, round: seen.round!.id, question, most: 10 })
  return { ...labeled, seen, review }
}

/** A ruling that it is a dent, but for what is said otherwise. */
export function dentRuling(
  project: ProjectId,
  review: ReviewId,
  item: ItemId,
  more: Partial<RuleInput> = {},
): RuleInput {
  return {
    project,
    review,
    item,
    finding: 'decided',
    answer: dent,
    regions: [],
    reason: 'It has a rim, so it is a dent.',
    entry: null,
    proposal: '',
    example: null,
    precedents: [],
    overrules: null,
    ...more,
  }
}

export function ruleDent(
  ctx: TestContext,
  actor: Actor,
  project: ProjectId,
  review: ReviewId,
  item: ItemId,
  more: Partial<RuleInput> = {},
): Promise<RulingId> {
  return ruleOnItem(ctx, actor, dentRuling(project, review, item, more))
}

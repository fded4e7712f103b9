import { tables } from '#db/tables.ts'
import { type Definition, definitionSchema } from '#lib/domain/definition/definition.ts'
import {
  asId,
  type ClassId,
  type ItemId,
  type ProjectId,
  type QuestionId,
  type VersionId,
} from '#lib/domain/kernel/ids.ts'
import type { Answer, AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { Actor } from '../../actor.ts'
import type { Context } from '../../context.ts'
import { seedAccount, seedMember } from '../../testing/seed-people.ts'

export type SeededLabeling = {
  project: ProjectId
  version: VersionId
  lead: Actor
  labelers: Actor[]
  items: ItemId[]
}

export const choiceQuestion = asId<QuestionId>('kind')

const scratchOrDent: Question = {
  kind: 'choice',
  id: choiceQuestion,
  name: 'What is on the screen?',
  help: '',
  required: true,
  classes: [
    { id: asId<ClassId>('scratch'), name: 'Scratch', key: '1', colour: 0 },
    { id: asId<ClassId>('dent'), name: 'Dent', key: '2', colour: 1 },
    { id: asId<ClassId>('clean'), name: 'Clean', key: '3', colour: 2 },
  ],
}

/** A definition of images with the given questions. */
export function imageDefinition(...questions: Question[]): Definition {
  return definitionSchema.parse({
    format: 1,
    schema: { media: 'image', questions: questions.length > 0 ? questions : [scratchOrDent] },
    guideline: {},
    conventions: [],
    acceptable: {},
  })
}

/** A project with a published definition, images of 100 × 50 px, a lead and labelers. */
export async function seedLabeling(
  ctx: Context,
  size: { items: number; labelers: number; definition?: Definition; name?: string },
): Promise<SeededLabeling> {
  const name = size.name ?? 'Screens'
  const lead = await seedAccount(ctx, `${name} lead`)
  const project = ctx.newId<ProjectId>()
  const by = { createdBy: lead.account.id, createdAt: ctx.now() }
  await ctx.db
    .insert(tables.projects)
    .values({ id: project, name, importance: [], languages: ['en'], seed: ctx.newId(), ...by })
  await seedMember(ctx, project, lead, ['lead'])
  const labelers: Actor[] = []
  for (let i = 0; i < size.labelers; i++) {
    const labeler = await seedAccount(ctx, `${name} labeler ${i}`)
    await seedMember(ctx, project, labeler, ['labeler'])
    labelers.push(labeler)
  }
  const version = await insertTestVersion(ctx, project, lead, size.definition)
  const items = await insertImages(ctx, project, lead, size.items)
  return { project, version, lead, labelers, items }
}

/** Publishes the first version of a definition. */
export async function insertTestVersion(
  ctx: Context,
  project: ProjectId,
  lead: Actor,
  definition: Definition = imageDefinition(),
): Promise<VersionId> {
  const version = ctx.newId<VersionId>()
  await ctx.db.insert(tables.versions).values({
    id: version,
    projectId: project,
    number: 1,
    parentId: null,
    operations: [],
    definition,
    hash: version,
    publishedBy: lead.account.id,
    publishedAt: ctx.now(),
  })
  return version
}

/** Images of 100 × 50 px, whose names and metadata labelers must not see. */
export async function insertImages(ctx: Context, project: ProjectId, by: Actor, count: number): Promise<ItemId[]> {
  const [batch, blob] = [ctx.newId(), ctx.newId()]
  const createdAt = ctx.now()
  await ctx.db.insert(tables.batches).values({
    id: batch,
    projectId: project,
    name: 'first',
    state: 'ready',
    createdBy: by.account.id,
    createdAt,
  })
  await ctx.db.insert(tables.blobs).values({ hash: blob, bytes: 1, type: 'image/png', createdAt })
  const items = Array.from({ length: count }, () => ctx.newId<ItemId>())
  for (let at = 0; at < items.length; at += 500) await insertChunk(ctx, project, batch, blob, items.slice(at, at + 500))
  return items
}

async function insertChunk(ctx: Context, project: ProjectId, batch: string, blob: string, items: ItemId[]) {
  await ctx.db.insert(tables.items).values(
    items.map((id) => ({
      id,
      projectId: project,
      batchId: batch,
      externalId: `secret-name-${id}.png`,
      metadata: { found: 'secret-metadata' },
      createdAt: ctx.now(),
    })),
  )
  await ctx.db.insert(tables.itemMedia).values(
    items.map((itemId) => ({
      itemId,
      role: 'primary' as const,
      blobHash: blob,
      fileName: `secret-name-${itemId}.png`,
      measures: { kind: 'image' as const, width: 100, height: 50, orientation: 1, brightness: 0.5, contrast: 0.5 },
    })),
  )
}

/** A document that answers the choice question. */
export function choose(classId: string): AnswerDocument {
  return answer({ [choiceQuestion]: { kind: 'choice', class: asId<ClassId>(classId) } })
}

export function answer(answers: Record<string, Answer>): AnswerDocument {
  return { format: 1, answers }
}

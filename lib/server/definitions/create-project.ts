import { insertDefinitionDraft } from '#db/queries/definition.ts'
import { insertProject } from '#db/queries/project.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { getTemplate, type TemplateId } from '#lib/domain/definition/templates.ts'
import { parseDefinition } from '#lib/domain/definition/validate-definition.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { unwrapOrThrow } from '#lib/domain/kernel/unwrap-or-throw.ts'
import { joinProject } from '../accounts/join-project.ts'
import { requireProjectCreator } from '../accounts/require-project-creator.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'

export type NewProject = {
  name: string
  description?: string
  /** IANA; UTC when nothing is said. */
  timeZone?: string
  /** BCP 47; of the first text question when nothing is said. */
  languages?: string[]
  mmPerPixel?: number | null
  /** Where the first draft starts from: one of the templates, or a definition of one's own. */
} & ({ template: TemplateId } | { definition: unknown })

/**
 * Starts a project with a first draft of its definition; whoever starts it leads it.
 *
 * @throws forbidden; invalid with its field
 */
export async function createProject(
  ctx: Context,
  actor: Actor,
  input: NewProject,
): Promise<{ project: ProjectId; draft: string }> {
  await requireProjectCreator(ctx, actor)
  const name = input.name.trim()
  if (name === '' || name.length > 200) {
    throw new RefusalError({ code: 'invalid', field: 'name', message: 'Give the project a name of 1 to 200 letters.' })
  }
  const definition = firstDefinition(input)
  const project = ctx.newId<ProjectId>()
  const draft = ctx.newId()
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now()
    await insertProject(tx, {
      id: project,
      name,
      description: input.description?.trim() ?? '',
      importance: [],
      timeZone: knownTimeZone(input.timeZone),
      languages: input.languages ?? languagesOf(definition),
      mmPerPixel: input.mmPerPixel ?? null,
      seed: ctx.newId(),
      createdBy: actor.account.id,
      createdAt: now,
    })
    await joinProject(ctx, tx, { projectId: project, accountId: actor.account.id, roles: ['lead'], kind: 'in_house' })
    await insertDefinitionDraft(tx, {
      id: draft,
      projectId: project,
      parentId: null,
      operations: [],
      definition,
      createdBy: actor.account.id,
      createdAt: now,
      updatedAt: now,
    })
    const template = 'template' in input ? input.template : null
    await recordEvent(ctx, tx, { kind: 'project.created', actor, projectId: project, details: { name, template } })
  })
  return { project, draft }
}

function firstDefinition(input: NewProject): Definition {
  if ('definition' in input) return unwrapOrThrow(parseDefinition(input.definition))
  const template = getTemplate(input.template)
  if (template) return template.definition
  throw new RefusalError({ code: 'invalid', field: 'template', message: `There is no template ${input.template}.` })
}

function languagesOf({ schema }: Definition): string[] {
  const text = schema.questions.find((question) => question.kind === 'text')
  return text ? [text.language] : []
}

function knownTimeZone(timeZone = 'UTC'): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    throw new RefusalError({ code: 'invalid', field: 'timeZone', message: `There is no time zone ${timeZone}.` })
  }
}

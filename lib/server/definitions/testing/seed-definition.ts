import { insertDefinitionDraft, insertVersion } from '#db/queries/definition.ts'
import { getTemplate, type TemplateId } from '#lib/domain/definition/templates.ts'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../../actor.ts'
import type { Context } from '../../context.ts'

/** Gives a project without a definition a published version of a template and an open draft of the next one. */
export async function seedDefinition(
  ctx: Context,
  lead: Actor,
  project: ProjectId,
  template: TemplateId = 'image-classification',
): Promise<{ version: VersionId; draft: string }> {
  const definition = getTemplate(template)?.definition
  if (!definition) throw new Error('the template is gone')
  const version = ctx.newId<VersionId>()
  const draft = ctx.newId()
  const [now, by] = [ctx.now(), lead.account.id]
  const common = { projectId: project, operations: [], definition }
  const published = { publishedBy: by, publishedAt: now }
  await insertVersion(ctx.db, { ...common, ...published, id: version, number: 1, parentId: null, hash: version })
  const times = { createdBy: by, createdAt: now, updatedAt: now }
  await insertDefinitionDraft(ctx.db, { ...common, ...times, id: draft, parentId: version })
  return { version, draft }
}

import { cookies, headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { asId, type ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isStorablePart } from '#lib/domain/kernel/storable-text.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { isPermitted, type Permission } from '#lib/domain/project/permissions.ts'
import { type Actor, requireMember } from '#lib/server/actor.ts'
import { type Context, getContext } from '#lib/server/context.ts'
import { getActorByCookie } from '#lib/server/http/authenticate.ts'
import { sessionCookie } from '#lib/server/http/session-cookie.ts'

type Path = Record<string, string | string[] | undefined>
type PageProps = { params: Promise<Path>; searchParams: Promise<Path> }

type Spec<P, Q> = {
  /** Parts of the path; what does not fit is not found. */
  params?: z.ZodType<P>
  /** The query; give every field a fallback (`.catch(…)`), since people edit addresses. */
  query?: z.ZodType<Q>
  /** On pages below /projects/[project]: what a member must be allowed. Others see the page that says so (403). */
  permission?: Permission
}

type Input<P, Q> = { ctx: Context; actor: Actor; params: P; query: Q }

/**
 * A page for people who are signed in: others are led to the sign-in page and back. What the use-cases behind it refuse
 * becomes the page for 404 or 403. Use it as `export default guardedPage({ params, query }, async (…) => …)`.
 */
export function guardedPage<P = Path, Q = Path>(
  spec: Spec<P, Q>,
  render: (input: Input<P, Q>) => Promise<ReactNode>,
): (props: PageProps) => Promise<ReactNode> {
  return async (props) => {
    const { ctx, actor } = await openPage()
    return refusalAsPage(async () => {
      const given = await props.params
      if (!Object.values(given).every(isStorablePart)) notFound()
      const params = spec.params ? parse(spec.params, given) : given
      const asked = storable(await props.searchParams)
      const query = spec.query ? parse(spec.query, asked) : asked
      if (spec.permission) await requirePermitted(ctx, actor, given.project, spec.permission)
      return render({ ctx, actor, params: params as P, query: query as Q })
    })
  }
}

/** As guardedPage, for a page or layout below /projects/[project]: with what the actor is there. */
export function projectPage<P = { project: ProjectId }, Q = Path>(
  spec: Spec<P, Q>,
  render: (input: Input<P, Q> & { member: Membership; projectId: ProjectId }) => Promise<ReactNode>,
): (props: PageProps) => Promise<ReactNode> {
  return async (props) => {
    const { project } = await props.params
    const page = guardedPage<P, Q>(spec, async (input) => {
      const projectId = asId<ProjectId>(typeof project === 'string' ? project : '')
      const member = await requireMember(input.ctx, input.actor, projectId)
      return render({ ...input, member, projectId })
    })
    return page(props)
  }
}

async function requirePermitted(ctx: Context, actor: Actor, project: unknown, permission: Permission): Promise<void> {
  const member = await requireMember(ctx, actor, asId<ProjectId>(typeof project === 'string' ? project : ''))
  if (!isPermitted(member.roles, permission)) forbidden()
}

/** The context and who is signed in; whoever is not is led to the sign-in page, and back here afterwards. */
export async function openPage(): Promise<{ ctx: Context; actor: Actor }> {
  const { ctx, actor } = await readPage()
  if (actor) return { ctx, actor }
  const path = (await headers()).get('x-path')
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** The context and who is signed in, if anybody. */
export async function readPage(): Promise<{ ctx: Context; actor: Actor | null }> {
  const ctx = await getContext()
  return { ctx, actor: await getActorByCookie(ctx, (await cookies()).get(sessionCookie)?.value) }
}

/** Shows the page for 404 or 403 where a use-case refuses. */
export async function refusalAsPage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    // On a page that is only read, what does not fit stands in its address: a version or question that there is not.
    if (error.refusal.code === 'not_found' || error.refusal.code === 'invalid') notFound()
    if (error.refusal.code === 'forbidden') forbidden()
    throw error
  }
}

/** A query without what no text here can hold: people edit addresses, and what does not fit is left out. */
function storable(query: Path): Path {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, isStorablePart(value) ? value : undefined]),
  )
}

function parse<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (!parsed.success) notFound()
  return parsed.data
}

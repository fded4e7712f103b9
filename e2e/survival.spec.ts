import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { AssignmentId, QuestionId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { createApiToken } from '#lib/server/accounts/api-tokens.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { expect, test } from './fixtures.ts'
import { labelingProject } from './labeling-project.ts'

/** What the server said that it has. */
type Promised = {
  assignment: AssignmentId
  token: string
  draft: { revision: number; document: AnswerDocument } | null
  submitted: { revision: number; document: AnswerDocument } | null
}

/** Sends JSON as a program would; null where no answer came. */
async function call<T>(url: string, token: string, method: string, body?: object): Promise<T | null> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) }).catch(() => null)
  const answer = await response?.json().catch(() => null)
  return response?.ok ? (answer as T) : null
}

test('what is acknowledged is there after the server was killed while three labelers saved', async ({ startOwn }) => {
  const server = await startOwn()
  const { people } = server
  const { project, labelers } = await labelingProject(people, {
    name: 'Killed',
    labelers: ['Ann', 'Ben', 'Cleo'],
    items: 40,
  })
  const base = `${server.url}/api/v1/projects/${project}/label`
  const promises: Promised[] = []
  let acknowledged = 0
  let killed: Promise<void> | null = null
  const answered = () => {
    acknowledged++
    if (acknowledged === 70) killed = server.end('SIGKILL')
  }

  /** Labels as fast as the server answers, until it answers no more; notes every promise. */
  async function work(token: string): Promise<void> {
    for (;;) {
      const claim = await call<Claim>(`${base}/claim`, token, 'POST', { prefetch: false })
      const item = claim?.current
      if (!item) return
      const [question] = claim.definition?.schema.questions ?? []
      const classes = question?.kind === 'choice' ? question.classes : []
      const promised: Promised = { assignment: item.assignment, token, draft: null, submitted: null }
      promises.push(promised)
      const common = { versionId: item.versionId, activeSeconds: 1 }
      const documentOf = (index: number): AnswerDocument => ({
        format: 1,
        answers: { [question?.id as QuestionId]: { kind: 'choice', class: classes[index % classes.length]!.id } },
      })
      for (let edit = 0; edit < 2; edit++) {
        const document = documentOf(edit)
        const body = { ...common, operationId: crypto.randomUUID(), baseRevision: edit, document }
        const saved = await call<{ revision: number }>(
          `${base}/assignments/${item.assignment}/draft`,
          token,
          'PUT',
          body,
        )
        if (!saved) return
        promised.draft = { revision: saved.revision, document }
        answered()
      }
      const document = documentOf(1)
      const body = { ...common, operationId: crypto.randomUUID(), document }
      const submitted = await call<{ revision: number }>(
        `${base}/assignments/${item.assignment}/submit`,
        token,
        'POST',
        body,
      )
      if (!submitted) return
      promised.submitted = { revision: submitted.revision, document }
      answered()
    }
  }

  const tokens = await Promise.all(
    labelers.map(async ({ email }) => {
      const actor = await requireActorByEmail(people.ctx, email, 'web')
      return (await createApiToken(people.ctx, actor, { name: 'survival', days: 1 })).token
    }),
  )
  await Promise.all(tokens.map(work))
  expect(killed, 'the server was killed at work').not.toBeNull()
  await killed
  await server.again()

  expect(promises.filter(({ submitted }) => submitted).length).toBeGreaterThan(15)
  for (const { assignment, token, draft, submitted } of promises) {
    const found = await call<LabelingItem>(`${base}/assignments/${assignment}`, token, 'GET')
    if (draft) {
      expect(found?.draft.revision).toBeGreaterThanOrEqual(draft.revision)
      if (found?.draft.revision === draft.revision) expect(found.draft.document).toEqual(draft.document)
    }
    if (submitted) expect(found?.submitted).toMatchObject(submitted)
  }
})

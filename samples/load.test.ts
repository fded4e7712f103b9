import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { referencesOfProject } from '#db/queries/import.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { createAccount, readyPerson } from '#lib/server/accounts/create-account.ts'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { type Actor, requireActorByEmail } from '#lib/server/actor.ts'
import { type Context, createContext } from '#lib/server/context.ts'
import { readLabelBook } from '#lib/server/definitions/read-label-book.ts'
import { examine } from '#lib/server/doctor/examine.ts'
import { seeItems, seeSlices } from '#lib/server/items/see-items.ts'
import { seeReleases } from '#lib/server/releases/see-releases.ts'
import { seeReviews } from '#lib/server/reviews/see-review.ts'
import { listRounds } from '#lib/server/rounds/list-rounds.ts'
import { lead as leadPerson, others } from './load/people.ts'
import { loadSamples } from './load.ts'

const loadingMs = 240_000

describeDatabases('the sample projects', (open) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'concord-samples-'))
  let ctx: Context
  let lead: Actor
  const projects = new Map<string, ProjectId>()
  beforeAll(async () => {
    const db = await open()
    const settings = { dataFolder, databaseUrl: db.url, demo: true, secret: 'only for this test', publicUrl: null }
    ctx = createContext(db, settings)
    await loadSamples(ctx)
    lead = await requireActorByEmail(ctx, leadPerson.email, 'terminal')
    for (const { name, id } of await listProjects(ctx, lead)) projects.set(name, id)
  }, loadingMs)
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))
  const project = (name: string) => ({ project: projects.get(name) as ProjectId })

  const expected = [
    { name: 'Phone screens', items: 240, versions: 1, rounds: ['closed 360/360'], references: 'external' },
    { name: 'Speech', items: 40, versions: 2, rounds: ['open 0/60', 'closed 60/60'], references: 'human' },
    {
      name: 'Cells',
      items: 40,
      versions: 2,
      rounds: ['open 0/36', 'closed 42/42', 'closed 42/42'],
      references: 'human',
    },
  ] as const

  test('stand in the order in which visitors take them up', () => {
    expect([...projects.keys()]).toEqual(expected.map(({ name }) => name))
  })

  test.each(expected)('$name has its items, versions, rounds and references', async ({ name, ...sample }) => {
    const { total } = await seeItems(ctx, lead, { ...project(name), limit: 1 })
    const book = await readLabelBook(ctx, lead, project(name).project)
    const rounds = await listRounds(ctx, lead, project(name))
    const references = await referencesOfProject(ctx.db, project(name).project)
    expect({
      items: total,
      versions: book.versions.length,
      rounds: rounds.map(
        ({ round, counts, wanted }) => `${round.closedAt ? 'closed' : 'open'} ${counts.submitted}/${wanted}`,
      ),
      references: [...new Set(references.map(({ kind }) => kind))].join(),
    }).toEqual(sample)
    expect(references).toHaveLength(sample.items)
  })

  test('hold answers of simulated labelers alone, each marked as such, blind and in a plausible time', async () => {
    for (const { name } of expected) {
      const answers = await currentAnnotations(ctx.db, project(name))
      expect(new Set(answers.map(({ origin, blind }) => `${origin} ${blind}`))).toEqual(new Set(['simulated true']))
      const seconds = answers.map(({ activeSeconds }) => activeSeconds).sort((a, b) => a - b)
      const median = seconds[seconds.length >> 1] ?? 0
      expect(median).toBeGreaterThan(2)
      expect(median).toBeLessThan(120)
      const days = new Set(answers.map(({ submittedAt }) => submittedAt.toISOString().slice(0, 10)))
      expect(days.size).toBeLessThanOrEqual(2)
      expect(Math.max(...answers.map(({ submittedAt }) => submittedAt.getTime()))).toBeLessThanOrEqual(Date.now())
    }
  })

  test('Speech has its slices, three rulings and rules; Cells has four rulings, examples and a release', async () => {
    expect((await seeSlices(ctx, lead, project('Speech'))).map(({ name, value }) => `${name}=${value}`).sort()).toEqual(
      ['age group=adult', 'age group=child', 'gender=female', 'gender=male'],
    )
    expect(await seeReviews(ctx, lead, project('Speech'))).toMatchObject([{ ruled: 3 }])
    expect(await seeReviews(ctx, lead, project('Cells'))).toMatchObject([{ ruled: 4 }])
    const speech = await readLabelBook(ctx, lead, project('Speech').project)
    expect(speech.latest?.definition.conventions.length).toBeGreaterThan(10)
    const cells = await readLabelBook(ctx, lead, project('Cells').project)
    const kinds = cells.latest?.definition.guideline.entries.flatMap(({ examples }) => examples.map(({ kind }) => kind))
    expect(kinds?.sort()).toEqual(['borderline', 'borderline', 'example', 'example'])
    expect((await seeReleases(ctx, lead, project('Cells'))).releases).toMatchObject([{ rows: 28 }])
  })

  test('are counted right, and loading them again changes nothing', async () => {
    expect((await examine(ctx)).differences).toEqual([])
    await loadSamples(ctx)
    expect(await listProjects(ctx, lead)).toHaveLength(3)
  })

  test('leave the visitors unlabeled: none of them has answered anything', async () => {
    for (const { email } of others) {
      const { account } = await requireActorByEmail(ctx, email, 'terminal')
      for (const { name } of expected) {
        const answers = await currentAnnotations(ctx.db, project(name))
        expect(answers.filter(({ accountId }) => accountId === account.id)).toEqual([])
      }
    }
  })
})

describeDatabases('data that is not the samples’', (open) => {
  test('is left alone', async () => {
    const db = await open()
    const settings = {
      dataFolder: tmpdir(),
      databaseUrl: db.url,
      demo: true,
      secret: 'only for this test',
      publicUrl: null,
    }
    const ctx = createContext(db, settings)
    const ada = await readyPerson({ name: 'Ada', email: 'ada@example.org', password: 'a good long password' })
    await db.transaction((tx) => createAccount(ctx, tx, ada, 'admin'))
    await expect(loadSamples(ctx)).rejects.toThrow('something else than the whole of the samples')
  })
})

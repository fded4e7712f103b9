import { requireActorByEmail } from '#lib/server/actor.ts'
import { askQuestion } from '#lib/server/inbox/ask-question.ts'
import { claimNext } from '#lib/server/labeling/claim-next.ts'
import { closeRound } from '#lib/server/rounds/close-round.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { labelingProject } from './labeling-project.ts'

test('home gives each what they came for, and Enter opens it', async ({ people }) => {
  const { project, lead, labelers, round } = await labelingProject(people, {
    name: 'Home',
    labelers: ['Mia', 'Noor'],
    items: 4,
  })
  const [mia] = labelers
  const sami = await people.signedIn('Sami')
  await people.join(sami, project, ['sme'])

  await test.step('a labeler continues with one key', async () => {
    await mia!.page.goto('/')
    await expect(mia!.page.getByRole('heading', { name: 'What waits for you' })).toBeVisible()
    await expect(mia!.page.getByText('4 items left')).toBeVisible()
    await expect(mia!.page.getByText('Home · Round 1 · definition v1')).toBeVisible()
    await expectAccessible(mia!.page)
    await mia!.page.keyboard.press('Enter')
    await expect(mia!.page).toHaveURL(`/projects/${project}/label`)
  })

  await test.step('the lead sees the one thing that everything waits for, and where the project stands', async () => {
    const { page } = lead
    await page.goto('/')
    await expect(page.getByText('Everything waits for Round 1: 8 answers of 8 to go.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/projects/${project}`)
    const loop = page.getByRole('navigation', { name: 'The loop' })
    await expect(loop.getByRole('link', { name: 'Define (done)' })).toBeVisible()
    await expect(loop.locator('[aria-current="step"]')).toHaveText('Label (now)')
    await expect(page.getByText('opened round 1, 4 items')).toBeVisible()
    await page.getByRole('link', { name: 'See the round' }).click()
    await expect(page).toHaveURL(`/projects/${project}/rounds`)
  })

  await test.step('a question comes first, and leads to the inbox', async () => {
    const { ctx } = people
    const labeler = await requireActorByEmail(ctx, mia!.email, 'web')
    const { current } = await claimNext(ctx, labeler, { project })
    const asked = { project, assignment: current!.assignment, operationId: ctx.newId(), anchor: null }
    await askQuestion(ctx, labeler, { ...asked, text: 'Is this one a scratch?' })
    await lead.page.goto('/')
    await expect(lead.page.getByText('1 question of labelers waits for an answer.')).toBeVisible()
    await lead.page.getByRole('link', { name: 'Answer' }).click()
    await expect(lead.page).toHaveURL(`/projects/${project}/inbox`)
  })

  await test.step('where nothing waits, home says so', async () => {
    await sami.page.goto('/')
    await expect(sami.page.getByRole('heading', { name: 'Nothing waits for you now' })).toBeVisible()
    await closeRound(people.ctx, await requireActorByEmail(people.ctx, lead.email, 'web'), { project, round })
    await mia!.page.goto('/')
    await expect(mia!.page.getByRole('heading', { name: 'Nothing waits for you now' })).toBeVisible()
    await mia!.page.getByRole('link', { name: 'Home', exact: true }).click()
    await expect(mia!.page).toHaveURL(`/projects/${project}`)
  })
})

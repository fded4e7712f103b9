import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { claimNext } from '#lib/server/labeling/claim-next.ts'
import { submitAssignment } from '#lib/server/labeling/submit-assignment.ts'
import { closeRound } from '#lib/server/rounds/close-round.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { labelingProject } from './labeling-project.ts'
import type { People, Person } from './people.ts'
import { openAgreement } from './steps/agreement.ts'
import { castVote, commentByKey, openReview, reviewItem } from './steps/reviews.ts'

const items = 4

/** Gives every item the class that stands at a place of the list, without a browser: labeling has specs of its own. */
async function answerAll(people: People, project: ProjectId, { email }: Person, place: number): Promise<void> {
  const { ctx } = people
  const labeler = await requireActorByEmail(ctx, email, 'web')
  for (;;) {
    const { current, round, definition } = await claimNext(ctx, labeler, { project })
    if (!current || !round) return
    const question = definition?.schema.questions[0]
    const chosen = question?.kind === 'choice' ? question.classes[place] : undefined
    if (!question || !chosen) throw new Error('the template asks no choice')
    await submitAssignment(ctx, labeler, {
      project,
      assignment: current.assignment,
      operationId: ctx.newId(),
      versionId: round.versionId,
      document: { format: 1, answers: { [question.id]: { kind: 'choice', class: chosen.id } } },
      activeSeconds: 2,
      replaces: null,
    })
  }
}

test('one decision settles all that show the same: previewed without answers, overruled by an act, by keys alone', async ({
  people,
}) => {
  const { project, lead, labelers, round } = await labelingProject(people, {
    name: 'Alike',
    labelers: ['Ana', 'Ben'],
    items,
  })
  const sme = await people.signedIn('Sole')
  await people.join(sme, project, ['sme'])
  for (const [place, labeler] of labelers.entries()) await answerAll(people, project, labeler, place)
  const actor = await requireActorByEmail(people.ctx, lead.email, 'web')
  await closeRound(people.ctx, actor, { project, round })

  await test.step('the figure of two labelers opens the items behind it, and the way back', async () => {
    const { page } = lead
    await openAgreement(page, project)
    const pair = page.getByRole('button', { name: 'Ana · Ben', exact: true })
    await pair.focus()
    await page.keyboard.press('Enter')
    const behind = page.locator('section', { has: page.getByRole('heading', { name: 'Items behind Ana · Ben' }) })
    await expect(behind).toContainText(`they differ on ${items} of the ${items} items that both answered`)
    await expect(behind.getByRole('link')).toHaveCount(items)
    await expect(page).toHaveURL(/behind=pair/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(pair).toBeFocused()
  })

  const { page } = sme
  const agenda = page.getByRole('navigation', { name: 'Agenda' })
  await openReview(page, project)
  const names = await agenda.locator('button .truncate').allTextContents()
  expect(names).toHaveLength(items)
  await page.keyboard.press('1')
  await castVote(page, ['Ana', 'Ben'])
  await commentByKey(page, 'The line is thin.')
  await expectAccessible(page)

  await page.keyboard.press('a')
  const preview = page.getByRole('region', { name: 'Apply to others' })
  await expect(preview.getByRole('checkbox')).toHaveCount(items - 1)
  await expectAccessible(page)
  await preview.getByRole('checkbox', { name: names[items - 1] }).uncheck()
  await page.keyboard.press('w')
  await page.keyboard.type('A thin line is a scratch.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`Ruled on ${items - 1} items`)).toBeVisible()
  await expect(agenda.getByText(', ruled')).toHaveCount(items - 1)

  await reviewItem(page, names[1]!)
  await expect(page.getByRole('region', { name: 'Answers' })).toContainText(`as on ${names[0]}`)

  await reviewItem(page, names[items - 1]!)
  await page.keyboard.press('2')
  await page.keyboard.press('Control+Enter')
  const precedents = page.getByRole('region', { name: 'Earlier rulings' })
  await expect(precedents.getByRole('listitem')).toHaveCount(items - 1)
  await page.keyboard.press('o')
  await page.keyboard.press('w')
  await page.keyboard.type('Not every line: here it is a smear.')
  await page.keyboard.press('Control+Enter')
  await expect(agenda.getByText(', ruled')).toHaveCount(items)
  await reviewItem(page, names[1]!)
  await expect(precedents).toContainText('Not every line: here it is a smear.')

  await page.getByRole('button', { name: 'End the session' }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText(`${items} of ${items} ruled · ended`)).toBeVisible()
})

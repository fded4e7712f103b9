import { requireActorByEmail } from '#lib/server/actor.ts'
import { roundProgress } from '#lib/server/rounds/round-progress.ts'
import { expect, expectAccessible, takePicture, test } from './fixtures.ts'
import { labelingProject } from './labeling-project.ts'
import type { People, Person } from './people.ts'

const label = (person: Person, project: string) => person.page.goto(`/projects/${project}/label`)
const picture = (person: Person) => person.page.getByRole('img', { name: 'The item to label' })

async function counts(people: People, lead: Person, project: string, round: string) {
  const actor = await requireActorByEmail(people.ctx, lead.email, 'web')
  return (await roundProgress(people.ctx, actor, { project, round } as Parameters<typeof roundProgress>[2])).counts
}

test('three labelers at once answer every picture with one key each', async ({ people }) => {
  const { project, lead, labelers, round } = await labelingProject(people, {
    name: 'Three at once',
    labelers: ['Ann', 'Ben', 'Cleo'],
    items: 4,
  })
  await Promise.all(
    labelers.map(async (person, i) => {
      await label(person, project)
      for (let done = 0; done < 4; done++) {
        await expect(person.page.getByTestId('progress')).toContainText(`${done} / 4`)
        await expect(picture(person)).toBeVisible()
        if (i === 0 && done === 1) {
          await expectAccessible(person.page)
          await takePicture(person.page, 'labeling')
        }
        await person.page.keyboard.press(String(1 + ((i + done) % 2)))
      }
      await expect(person.page.getByRole('heading', { name: /labeled everything/ })).toBeVisible()
    }),
  )
  await expect.poll(() => counts(people, lead, project, round)).toMatchObject({ submitted: 12, openSlots: 0 })
})

import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { headline, openAgreement } from './steps/agreement.ts'
import { tones } from './steps/drawn-files.ts'
import { fillFolder, importFolder } from './steps/items.ts'
import { confirmPublish, previewPublish } from './steps/label-book.ts'
import { answerByKey, expectAllHandedIn, progress, startLabeling } from './steps/labeling.ts'
import { inviteByLink, startProject } from './steps/project.ts'
import { closeRound, openRoundOfFresh } from './steps/rounds.ts'

test('clips are heard and classified by key, and their agreement stands beside what was confused', async ({
  people,
}, info) => {
  test.setTimeout(300_000)
  const { page: lead } = await people.signedIn('Lena Lead', 'admin')
  const project = await startProject(lead, 'Clip classification', 'Sounds')
  await previewPublish(lead)
  await confirmPublish(lead, 1)
  const labelers: Page[] = []
  for (const name of ['Ann', 'Ben', 'Cleo']) {
    labelers.push(await inviteByLink(people, lead, project, { name, as: 'labeler' }))
  }
  await importFolder(lead, project, fillFolder(info.outputPath('clips'), tones('hum', 'hiss', 'beep')), { added: 3 })
  await openRoundOfFresh(lead, project, { items: 3, labelers: 3 })
  await Promise.all(
    labelers.map(async (page, i) => {
      await startLabeling(page, project)
      const player = page.locator('[data-source]')
      let heard = ''
      for (let done = 0; done < 3; done++) {
        await expect(progress(page)).toContainText(`${done} / 3`)
        // A key pressed before the next clip is there would answer nothing.
        await expect(player).not.toHaveAttribute('data-source', heard)
        heard = (await player.getAttribute('data-source')) ?? ''
        await expect(page.getByRole('img', { name: 'The recording to label' })).toBeVisible()
        if (done === 0) await page.keyboard.press('r') // the next ones play on arrival
        await expect(page.getByTestId('player-time')).not.toHaveText(/^0\.00/)
        await answerByKey(page, i === 2 && done === 1 ? 'noise' : 'music')
      }
      await expectAllHandedIn(page)
    }),
  )
  await closeRound(lead, project, 'Round 1')
  await openAgreement(lead, project)
  // One labeler differs on one of three clips: 7 of 9 pairs are equal.
  await expect(headline(lead, 'equal answers')).toContainText('78 %')
  await expect(lead.getByRole('button', { name: /music \/ noise|noise \/ music/ })).toBeVisible()
})

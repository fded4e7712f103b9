import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { needsSetUp } from '#lib/server/accounts/set-up.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { loadCells } from './load/cells.ts'
import { lead, makePeople } from './load/people.ts'
import { loadPhoneScreens } from './load/phone-screens.ts'
import { sampleContext } from './load/sample-context.ts'
import { loadSpeech } from './load/speech.ts'

const projects = 3

/**
 * Fills a fresh demo with its people and the three sample projects, by the use-cases that people come through. Where
 * they are there already, nothing changes.
 *
 * @throws when the data is somebody else's, or a load into it was cut off: then it is to be made anew
 */
export async function loadSamples(ctx: Context, say: (doing: string) => void = () => {}): Promise<void> {
  if (!(await needsSetUp(ctx))) {
    if (await isLoaded(ctx)) return
    throw new Error('the data holds something else than the whole of the samples')
  }
  const sample = sampleContext(ctx)
  sample.goTo(16)
  const people = await makePeople(sample)
  const sme = people.others.find(({ role }) => role === 'sme')?.actor
  if (!sme) throw new Error('the samples lack an SME')
  say('Cells: 40 microscope images, two rounds, a review, a release')
  await loadCells(sample, people, sme)
  say('Speech: 40 recordings, one round, a review and rules for writing')
  await loadSpeech(sample, people, sme)
  say('Phone screens: drawing 240 close-ups; a first round on half of them')
  await loadPhoneScreens(sample, people)
}

async function isLoaded(ctx: Context): Promise<boolean> {
  try {
    return (await listProjects(ctx, await requireActorByEmail(ctx, lead.email, 'demo'))).length >= projects
  } catch {
    return false
  }
}

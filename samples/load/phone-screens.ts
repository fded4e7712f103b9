import { drawnClass, phoneScreensDefinition, referenceSource } from '../phone-screens/definition.ts'
import { drawFiles } from '../phone-screens/draw-files.ts'
import { inspectors } from '../phone-screens/inspectors.ts'
import { mmPerPixel, phoneScreens, type Screen } from '../phone-screens/screens.ts'
import { bringItems, csv, type SampleFile } from './bring-items.ts'
import type { People } from './people.ts'
import { runSampleRound } from './run-round.ts'
import type { SampleContext } from './sample-context.ts'
import { startProject } from './start-project.ts'

const inFirstRound = 120

/** Phone screens: a first round is done, and its disagreements wait for whoever comes. */
export async function loadPhoneScreens(ctx: SampleContext, people: People): Promise<void> {
  ctx.goTo(2)
  const project = await startProject(ctx, people, {
    name: 'Phone screens',
    description: 'Close-ups of phone glass, drawn by a script; the inspectors of round 1 are simulated.',
    definition: phoneScreensDefinition,
    mmPerPixel,
    labelers: inspectors.map(({ name }) => name),
  })
  await bringItems(ctx, people.lead, project, files(), {
    name: 'Drawn close-ups',
    source: 'drawn by samples/phone-screens',
    referenceKind: 'external',
    referenceSource,
  })
  await runSampleRound(ctx, people.lead, project, inFirstRound)
}

async function* files(): AsyncGenerator<SampleFile> {
  const screens = phoneScreens()
  yield { path: 'screens.csv', bytes: csv(screens.map(row)) }
  yield* drawFiles(screens)
}

/** What is known of a screen; what was drawn goes to metadata and the reference, which labelers never get. */
function row({ name, light, flaw }: Screen) {
  return {
    id: name,
    file: `${name}.jpg`,
    value: drawnClass(flaw),
    mm_per_pixel: mmPerPixel,
    'slice:light': light,
    'meta:drawn': flaw.kind,
    'meta:length_mm': flaw.kind === 'scratch' ? flaw.length : '',
    'meta:depth_um': flaw.kind === 'scratch' ? flaw.depth : '',
    'meta:diameter_mm': flaw.kind === 'dent' ? flaw.diameter : '',
  }
}

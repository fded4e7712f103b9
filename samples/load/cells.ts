import type { ExampleKind } from '#lib/domain/definition/guideline.ts'
import type { ClassId, RegionId } from '#lib/domain/kernel/ids.ts'
import type { BoxesAnswer } from '#lib/domain/schema/answer.ts'
import type { Actor } from '#lib/server/actor.ts'
import { makeRelease } from '#lib/server/releases/make-release.ts'
import { annotators, cellsQuestion, isCut, touchingPairs } from '../cells/annotators.ts'
import { cellsDefinition, cellsSecondVersion } from '../cells/definition.ts'
import { pictureNames, pictureSize, publishedBoxes } from '../cells/published-boxes.ts'
import { readSample } from '../sample-files.ts'
import { bringItems, csv, type SampleFile } from './bring-items.ts'
import type { People } from './people.ts'
import { type Decision, firstOfEach, reviewRound } from './review-round.ts'
import { openSampleRound, runSampleRound } from './run-round.ts'
import type { SampleContext } from './sample-context.ts'
import { publishNext, startProject } from './start-project.ts'

const inEachRound = 14
const leftForVisitors = 12

/** Cells: the loop has closed once, from a first round over rulings and a second version to a release; a third round waits for visitors. */
export async function loadCells(ctx: SampleContext, people: People, sme: Actor): Promise<void> {
  ctx.goTo(15)
  const project = await startProject(ctx, people, {
    name: 'Cells',
    description:
      'Blood under a microscope, 40 pictures with published boxes. The pictures are real, the labelers simulated.',
    definition: cellsDefinition,
    labelers: annotators.map(({ name }) => name),
  })
  await bringItems(ctx, people.lead, project, files(), {
    name: 'BCCD',
    source: 'BCCD data set (MIT)',
    referenceKind: 'human',
    referenceSource: 'the published boxes of BCCD',
  })
  const round = await runSampleRound(ctx, people.lead, project, inEachRound)
  ctx.goTo(13)
  await reviewRound(ctx, sme, { project, round, question: cellsQuestion, decide: decider() })
  await publishNext(ctx, people.lead, project, cellsSecondVersion, 'Touching and cut cells, as ruled; names in full.')
  ctx.goTo(12)
  await runSampleRound(ctx, people.lead, project, inEachRound)
  ctx.pass(1800)
  await makeRelease(ctx, people.lead, {
    project,
    name: 'Cells, first release',
    version: 2,
    questions: null,
    rounds: null,
    includeSimulated: true,
    includeImported: false,
  })
  ctx.goTo(0)
  await openSampleRound(ctx, people.lead, project, leftForVisitors)
}

function* files(): Generator<SampleFile> {
  yield { path: 'pictures.csv', bytes: csv(pictureNames().map((name) => ({ id: name, file: `${name}.jpg` }))) }
  for (const name of pictureNames()) {
    for (const ending of ['jpg', 'xml']) {
      yield { path: `${name}.${ending}`, bytes: readSample('cells', 'data', `${name}.${ending}`) }
    }
  }
}

type Kind = 'touching' | 'cut'

const rulings: Record<Kind, Pick<Decision, 'reason' | 'proposal'> & { examples: readonly ExampleKind[] }> = {
  touching: {
    reason: 'The cells touch, but two outlines can be followed all the way round: each is a cell of its own.',
    proposal: 'Touching cells are boxed apart, one box for each cell.',
    examples: ['example', 'borderline'],
  },
  cut: {
    reason: 'A cell that the edge cuts is still a cell, and counting depends on it: boxed as far as it shows.',
    proposal: 'Cells cut by the edge are boxed.',
    examples: ['example', 'borderline'],
  },
}

function decider(): (name: string) => Decision | null {
  const wanted = firstOfEach<Kind>({ touching: 2, cut: 2 })
  const ruled = { touching: 0, cut: 0 }
  return (name) => {
    const boxes = publishedBoxes(name)
    const kind: Kind | null =
      touchingPairs(boxes) > 0 ? 'touching' : boxes.some((box) => isCut(box, pictureSize)) ? 'cut' : null
    if (!kind || !wanted(kind)) return null
    const { reason, proposal, examples } = rulings[kind]
    return {
      answer: publishedAnswer(name),
      finding: 'definition_unclear',
      reason,
      proposal,
      entry: 'about-rbc',
      example: examples[ruled[kind]++] ?? null,
    }
  }
}

/** The published boxes, as whoever decides would draw them. */
function publishedAnswer(name: string): BoxesAnswer {
  const regions = publishedBoxes(name).map(({ class: of, ...box }, index) => ({
    id: `ruled-${index + 1}` as RegionId,
    ...box,
    class: of as ClassId,
  }))
  return { kind: 'boxes', regions }
}

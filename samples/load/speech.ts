import type { Actor } from '#lib/server/actor.ts'
import { readSample } from '../sample-files.ts'
import { speechDefinition, speechSecondVersion } from '../speech/definition.ts'
import { ageGroup, type Recording, recordings } from '../speech/recordings.ts'
import { contractions, numberWords, transcribers, transcriptQuestion } from '../speech/transcribers.ts'
import { bringItems, csv, type SampleFile } from './bring-items.ts'
import type { People } from './people.ts'
import { type Decision, firstOfEach, reviewRound } from './review-round.ts'
import { openSampleRound, runSampleRound } from './run-round.ts'
import type { SampleContext } from './sample-context.ts'
import { publishNext, startProject } from './start-project.ts'

const inEachRound = 20

/** Speech: one round, a review and its rules lie behind; the second round is open, and nobody has answered in it. */
export async function loadSpeech(ctx: SampleContext, people: People, sme: Actor): Promise<void> {
  ctx.goTo(8)
  const project = await startProject(ctx, people, {
    name: 'Speech',
    description:
      'English read aloud by 40 learners, about half of them children. The recordings are real, the transcripts simulated.',
    definition: speechDefinition,
    labelers: transcribers.map(({ name }) => name),
  })
  await bringItems(ctx, people.lead, project, files(), {
    name: 'speechocean762',
    source: 'speechocean762 (CC BY 4.0)',
    referenceKind: 'human',
    referenceSource: 'the text that was read, in lower case',
  })
  const round = await runSampleRound(ctx, people.lead, project, inEachRound)
  ctx.goTo(6)
  const decide = decider()
  await reviewRound(ctx, sme, { project, round, question: transcriptQuestion, decide })
  await publishNext(ctx, people.lead, project, speechSecondVersion, 'Numbers, contractions and full stops, as ruled.')
  ctx.goTo(0)
  await openSampleRound(ctx, people.lead, project, inEachRound)
}

function* files(): Generator<SampleFile> {
  yield { path: 'recordings.csv', bytes: csv(recordings().map(row)) }
  for (const { file } of recordings()) yield { path: file, bytes: readSample('speech', 'data', file) }
}

function row(recording: Recording) {
  const { id, file, speaker, age, gender, text } = recording
  return {
    id,
    file,
    value: text.toLowerCase(),
    cluster: `speaker ${speaker}`,
    'slice:age group': ageGroup(recording),
    'slice:gender': gender === 'f' ? 'female' : 'male',
    'meta:age': age,
    'meta:speaker': speaker,
  }
}

type Kind = 'numbers' | 'contractions' | 'writing'

const rulings: Record<Kind, Pick<Decision, 'reason' | 'proposal'>> = {
  numbers: {
    reason: 'Both are heard alike. Words leave no doubt how a number was said: “fourteen” could have been “one four”.',
    proposal: 'Numbers are written as words.',
  },
  contractions: {
    reason: 'The speaker says both words, and a contraction would hide that.',
    proposal: 'Contractions are written out.',
  },
  writing: {
    reason: 'The words are the same. Full stops and capitals can’t be heard, so they are no difference.',
    proposal: 'No full stop; capitals make no difference.',
  },
}

function decider(): (name: string) => Decision | null {
  const wanted = firstOfEach<Kind>({ numbers: 1, contractions: 1, writing: 1 })
  return (name) => {
    const recording = recordings().find(({ id }) => id === name)
    const kind = recording && kindOf(recording)
    if (!kind || !wanted(kind)) return null
    return {
      ...rulings[kind],
      answer: { kind: 'text', text: recording.text.toLowerCase() },
      finding: 'definition_unclear',
      entry: 'about-transcript',
      example: null,
    }
  }
}

function kindOf({ text }: Recording): Kind {
  if (text.split(' ').some((word) => word in numberWords)) return 'numbers'
  if (Object.keys(contractions).some((full) => text.toLowerCase().includes(full))) return 'contractions'
  return 'writing'
}

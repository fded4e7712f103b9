import type { Definition } from '#lib/domain/definition/definition.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { ChoiceAnswer } from '#lib/domain/schema/answer.ts'
import { defectQuestion } from './inspectors.ts'
import { type Flaw, typicalDeep } from './screens.ts'

const classes = [
  { id: 'clean', name: 'clean', key: '1', colour: 2 },
  { id: 'shallow', name: 'shallow scratch', key: '2', colour: 0 },
  { id: 'deep', name: 'deep scratch', key: '3', colour: 1 },
  { id: 'dent', name: 'dent', key: '4', colour: 3 },
].map((one) => ({ ...one, id: one.id as ClassId }))

const texts: Record<string, string> = {
  clean: 'Nothing that a customer would mind. Dust is not a defect.',
  shallow: 'A fine line in the coating.',
  deep: 'A line that goes through the coating into the glass.',
  dent: 'A hollow without a direction.',
}

/** The first version as a team would write it: it reads well, and says nowhere from when a scratch counts or is deep. */
export const phoneScreensDefinition: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: defectQuestion,
        kind: 'choice',
        name: 'What is on the glass?',
        help: 'One class for the whole picture: the worst that you see.',
        required: true,
        classes,
      },
    ],
  },
  guideline: {
    general:
      'You see a close-up of a phone’s glass under a lamp. The bar at the lower right is 0.5 mm long, with a mark at every tenth. When glare hides the glass, say that the picture **lacks the information**.',
    entries: classes.map(({ id }) => ({
      id: `about-${id}`,
      question: defectQuestion,
      class: id,
      text: texts[id] ?? '',
      threshold: null,
      examples: [],
    })),
  },
  conventions: [],
  acceptable: {
    minWidth: 400,
    minHeight: 300,
    minBrightness: null,
    minContrast: null,
    minSampleRate: null,
    maxSilence: null,
  },
}

/** From when a scratch counts in the references, in millimetres. */
const referenceCountsFrom = 0.3

export const referenceSource = `the drawing: counts from ${referenceCountsFrom} mm, deep from ${typicalDeep} µm`

/** The class of what was drawn, under the reading that the references state as their source. */
export function drawnClass(flaw: Flaw): ChoiceAnswer['class'] {
  if (flaw.kind !== 'scratch') return flaw.kind as ClassId
  if (flaw.length < referenceCountsFrom) return 'clean' as ClassId
  return (flaw.depth >= typicalDeep ? 'deep' : 'shallow') as ClassId
}

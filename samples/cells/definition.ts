import type { Definition } from '#lib/domain/definition/definition.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import { cellsQuestion } from './annotators.ts'

const classes = [
  { id: 'rbc', name: 'RBC', key: '1', colour: 1 },
  { id: 'wbc', name: 'WBC', key: '2', colour: 0 },
  { id: 'platelet', name: 'Platelets', key: '3', colour: 3 },
].map((one) => ({ ...one, id: one.id as ClassId }))
const [red, white, platelet] = ['rbc', 'wbc', 'platelet'] as ClassId[] as [ClassId, ClassId, ClassId]

const texts: Record<string, string> = {
  rbc: 'A red cell: a pale disc, often lighter in its middle.',
  wbc: 'A white cell: larger, with a dark violet nucleus.',
  platelet: 'A small violet speck, much smaller than a red cell.',
}

/** The first version, with the names of the published data set. It does not say what to do where cells touch or are cut. */
export const cellsDefinition: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: cellsQuestion,
        kind: 'boxes',
        name: 'Mark every cell',
        help: 'A box round each cell, with its class.',
        required: true,
        iouThreshold: 0.5,
        classes,
      },
    ],
  },
  guideline: {
    general: 'Blood under a microscope, stained. A box touches the outline of its cell and no more.',
    entries: classes.map(({ id }) => ({
      id: `about-${id}`,
      question: cellsQuestion,
      class: id,
      text: texts[id] ?? '',
      threshold: null,
      examples: [],
    })),
  },
  conventions: [],
  acceptable: {
    minWidth: 320,
    minHeight: 240,
    minBrightness: null,
    minContrast: null,
    minSampleRate: null,
    maxSilence: null,
  },
}

/** What the rulings of the review lead to. The examples that they name come into the draft by themselves. */
export const cellsSecondVersion: readonly DraftChange[] = [
  { kind: 'edit_class', question: cellsQuestion, class: red, name: 'Red blood cell' },
  { kind: 'edit_class', question: cellsQuestion, class: white, name: 'White blood cell' },
  { kind: 'edit_class', question: cellsQuestion, class: platelet, name: 'Platelet' },
  {
    kind: 'edit_entry',
    question: cellsQuestion,
    class: red,
    text: 'A pale disc, often lighter in its middle. Touching cells are boxed apart, one box for each cell, as long as two outlines can be followed. Cells cut by the edge of the picture are boxed as far as they show.',
  },
  {
    kind: 'edit_entry',
    question: cellsQuestion,
    class: white,
    text: 'Larger than a red cell, with a dark violet nucleus. The box goes round the whole cell, not the nucleus alone.',
  },
]

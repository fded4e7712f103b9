import type { ClassId, QuestionId } from '../kernel/ids.ts'
import { asId } from '../kernel/ids.ts'
import type { LabelClass } from '../schema/question.ts'
import type { MediaKind } from '../schema/schema.ts'
import type { AcceptableInput, Definition } from './definition.ts'
import type { GuidelineEntry, Threshold } from './guideline.ts'

export const templateIds = [
  'image-classification',
  'clip-classification',
  'boxes-on-images',
  'speech-transcription',
] as const
export type TemplateId = (typeof templateIds)[number]

/** A good first definition to start a project from; its lead edits it before the first publish. */
export type Template = {
  id: TemplateId
  name: string
  /** What it is for, one sentence. */
  purpose: string
  media: MediaKind
  /** What labelers will be asked, in a few words. */
  asks: string
  definition: Definition
}

/** The question that every template begins with. Ids are neutral, so that a rename never makes them lie. */
const firstQuestion = asId<QuestionId>('q1')

const anyInput: AcceptableInput = {
  minWidth: null,
  minHeight: null,
  minBrightness: null,
  minContrast: null,
  minSampleRate: null,
  maxSilence: null,
}

function classes(...names: readonly [name: string, key: string][]): LabelClass[] {
  return names.map(([name, key], index) => ({ id: asId<ClassId>(`c${index + 1}`), name, key, colour: index }))
}

function entry(number: number, text: string, threshold: Threshold | null = null): GuidelineEntry {
  return {
    id: `e${number}`,
    question: firstQuestion,
    class: asId<ClassId>(`c${number}`),
    text,
    threshold,
    examples: [],
  }
}

const imageClassification: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: firstQuestion,
        kind: 'choice',
        name: 'What does the picture show?',
        help: 'Choose the one class that fits best.',
        required: true,
        classes: classes(['fine', '1'], ['defect', '2'], ['borderline', '3']),
      },
    ],
  },
  guideline: {
    general:
      'Look at the whole picture before you answer. When the picture cannot show it (blurred, too dark, cut off), say that it **lacks the information** and why, instead of guessing.',
    entries: [
      entry(1, 'Nothing that a customer would notice at arm’s length.'),
      entry(2, 'A mark, dent or break in the object itself. Dust and reflections don’t count.', {
        measure: 'length',
        atLeast: 0.5,
        unit: 'mm',
      }),
      entry(3, 'Too close to call by the rules above. Say in a question what makes it so; it will be ruled on.'),
    ],
  },
  conventions: [],
  acceptable: { ...anyInput, minWidth: 64, minHeight: 64 },
}

const clipClassification: Definition = {
  format: 1,
  schema: {
    media: 'audio',
    questions: [
      {
        id: firstQuestion,
        kind: 'choice',
        name: 'What is heard?',
        help: 'Listen to the end before you answer.',
        required: true,
        classes: classes(['speech', '1'], ['music', '2'], ['noise', '3'], ['unclear', '4']),
      },
    ],
  },
  guideline: {
    general:
      'Judge what a listener would call the clip’s main sound. When the recording is broken or silent, say that it **lacks the information**.',
    entries: [
      entry(1, 'Someone speaks and words can be made out, whatever else is heard.'),
      entry(2, 'Music is the main sound; singing counts as music.'),
      entry(3, 'Neither speech nor music: traffic, machines, wind, crowds without words.'),
      entry(4, 'Something is heard, but two of the classes above fit equally well.'),
    ],
  },
  conventions: [],
  acceptable: { ...anyInput, minSampleRate: 8000 },
}

const boxesOnImages: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: firstQuestion,
        kind: 'boxes',
        name: 'Mark every object',
        help: 'Draw a box round each object and give it a class.',
        required: true,
        iouThreshold: 0.5,
        classes: classes(['object', '1'], ['borderline', '2']),
      },
    ],
  },
  guideline: {
    general:
      'A box touches the outermost visible pixels of its object, no more. Objects that touch each other get **a box each**. Objects cut off by the edge of the picture are marked as far as they can be seen. Submit the picture empty when there is nothing to mark: that is an answer too.',
    entries: [
      entry(
        1,
        'Any object of the kind that you are asked about, whole or cut off, as long as you can see its outline.',
        {
          measure: 'shorter side',
          atLeast: 8,
          unit: 'px',
        },
      ),
      entry(2, 'Something is there, but whether it counts can’t be said by the rules above.'),
    ],
  },
  conventions: [],
  acceptable: { ...anyInput, minWidth: 64, minHeight: 64 },
}

const speechTranscription: Definition = {
  format: 1,
  schema: {
    media: 'audio',
    questions: [
      {
        id: firstQuestion,
        kind: 'text',
        name: 'What is said?',
        help: 'Write what you hear, word for word.',
        required: true,
        language: 'en',
        unit: 'word',
        fold: { case: true, punctuation: true, unicode: true },
      },
    ],
  },
  guideline: {
    general:
      'Write what was said, not what was meant: repetitions and broken-off words stay. Write numbers as words. Write `[unintelligible]` for a stretch that you can’t make out after three tries.',
    entries: [
      {
        id: 'e1',
        question: firstQuestion,
        class: null,
        text: 'One line for the whole clip. Hesitations are written **um** and **uh**, whatever their length.',
        threshold: null,
        examples: [],
      },
    ],
  },
  conventions: [
    {
      id: asId('r1'),
      question: firstQuestion,
      name: 'OK is written okay',
      match: 'words',
      find: 'OK',
      replace: 'okay',
      ignoreCase: true,
      cases: [
        { given: 'Ok, then', read: 'okay, then' },
        { given: 'a book', read: 'a book' },
      ],
    },
  ],
  acceptable: { ...anyInput, minSampleRate: 8000 },
}

export const templates: readonly Template[] = [
  {
    id: 'image-classification',
    name: 'Image classification',
    purpose: 'One class for each picture: is this part scratched, dented or fine?',
    media: 'image',
    asks: 'One choice for each image',
    definition: imageClassification,
  },
  {
    id: 'clip-classification',
    name: 'Clip classification',
    purpose: 'One class for each recording: speech, music or noise?',
    media: 'audio',
    asks: 'One choice for each clip',
    definition: clipClassification,
  },
  {
    id: 'boxes-on-images',
    name: 'Boxes on images',
    purpose: 'Every object in a picture, with a box and a class.',
    media: 'image',
    asks: 'Boxes, each with a class',
    definition: boxesOnImages,
  },
  {
    id: 'speech-transcription',
    name: 'Speech transcription',
    purpose: 'What is said in each recording, in words that everyone writes alike.',
    media: 'audio',
    asks: 'A transcript for each clip',
    definition: speechTranscription,
  },
]

export function getTemplate(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null
}

import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import { type Random, randomNormal, seededRandom } from '#lib/domain/kernel/random.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { SimulatedTask, Simulator } from '#lib/server/demo/simulator.ts'
import { annotate, annotators, cellsQuestion } from '../cells/annotators.ts'
import { pictureSize, publishedBoxes } from '../cells/published-boxes.ts'
import { defectQuestion, inspect, inspectors } from '../phone-screens/inspectors.ts'
import { phoneScreens } from '../phone-screens/screens.ts'
import { recordings } from '../speech/recordings.ts'
import { transcribe, transcribers, transcriptQuestion } from '../speech/transcribers.ts'

type Given = { answer: Answer; seconds: number }
type AnswerQuestion = (task: SimulatedTask, random: Random) => Given | null

const screens = new Map(phoneScreens().map((screen) => [screen.name, screen]))

/** What each sample's labelers make of its question; null for someone, or something, from elsewhere. */
const simulations: ReadonlyMap<QuestionId, AnswerQuestion> = new Map<QuestionId, AnswerQuestion>([
  [
    defectQuestion,
    (task, random) => {
      const inspector = inspectors.find(({ name }) => name === task.labeler)
      const screen = screens.get(task.externalId)
      if (!inspector || !screen) return null
      return { answer: inspect(screen.flaw, inspector, task, random), seconds: spread(5, random) }
    },
  ],
  [
    transcriptQuestion,
    (task, random) => {
      const transcriber = transcribers.find(({ name }) => name === task.labeler)
      const recording = recordings().find(({ id }) => id === task.externalId)
      if (!transcriber || !recording) return null
      const words = recording.text.split(/\s+/).length
      return { answer: transcribe(recording.text, transcriber, task, random), seconds: spread(6 + 1.6 * words, random) }
    },
  ],
  [
    cellsQuestion,
    (task, random) => {
      const annotator = annotators.find(({ name }) => name === task.labeler)
      if (!annotator) return null
      const boxes = publishedBoxes(task.externalId)
      return {
        answer: annotate(boxes, pictureSize, annotator, task, random),
        seconds: spread(3 * boxes.length, random),
      }
    },
  ],
])

/**
 * The labelers of the sample projects. To a question that is none of theirs (a visitor added it) they say that they
 * can't answer it, as a person would who lacks the information.
 */
export const sampleSimulator: Simulator = (task) => {
  const random = seededRandom(task.seed)
  const given = task.questions.map((question) => [question.id, answerQuestion(question, task, random)] as const)
  return {
    answers: Object.fromEntries(given.map(([id, { answer }]) => [id, answer])),
    activeSeconds: given.reduce((sum, [, { seconds }]) => sum + seconds, 0),
  }
}

function answerQuestion(question: Question, task: SimulatedTask, random: Random): Given {
  const answered = simulations.get(question.id)?.(task, random)
  const lacks = { kind: 'lacks', reason: 'A simulated labeler knows only the question of its sample.' } as const
  return answered ?? { answer: lacks, seconds: 1 }
}

/** A time about the usual one, in seconds to a tenth; log-normal, as times of work are. */
function spread(usual: number, random: Random): number {
  return Math.max(0.5, Math.round(10 * usual * Math.exp(0.35 * randomNormal(random))) / 10)
}

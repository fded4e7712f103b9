import type { Definition } from '#lib/domain/definition/definition.ts'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'

/** One item in the hands of a simulated labeler. */
export type SimulatedTask = {
  /** Her name, by which a simulation knows how she differs from others. */
  labeler: string
  /** Which item it is: how a simulation finds what is truly there. A person is never told. */
  externalId: string
  /** Of the version that the round pins, as every labeler is shown it. */
  definition: Definition
  /** What is asked: all questions of the definition, or in a relabel round those that are asked again. */
  questions: readonly Question[]
  /** What a class of the first version is called by now; null when it is gone. */
  classNow(question: QuestionId, original: string): ClassId | null
  /** The same task gives the same answer. */
  seed: string
}

export type SimulatedAnswers = { answers: Record<QuestionId, Answer>; activeSeconds: number }

/** Answers as a person would who reads the definition, with her own habits where it is silent and her own slips. */
export type Simulator = (task: SimulatedTask) => SimulatedAnswers

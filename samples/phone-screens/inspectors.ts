import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { type Random, randomBelow, randomNormal } from '#lib/domain/kernel/random.ts'
import type { ChoiceAnswer } from '#lib/domain/schema/answer.ts'
import { classesNow, type Reading, thresholdOf } from '../simulate/reading.ts'
import type { Flaw } from './screens.ts'

export const defectQuestion = 'defect' as QuestionId

/** How one inspector differs from the others where the label book leaves it to her. */
export type Inspector = {
  name: string
  /** Shortest scratch (mm) that she reports. */
  countsFrom: number
  /** Depth (µm) from which she says "deep". */
  deepFrom: number
  /** Standard deviation of her measuring, in mm and µm. */
  error: { length: number; depth: number }
  /** Share of answers that are slips: another key than she meant. */
  slips: number
}

export const inspectors: readonly Inspector[] = [
  { name: 'Ada (simulated)', countsFrom: 0.2, deepFrom: 4.5, error: { length: 0.015, depth: 0.4 }, slips: 0.015 },
  { name: 'Bo (simulated)', countsFrom: 0.3, deepFrom: 6, error: { length: 0.015, depth: 0.4 }, slips: 0.02 },
  { name: 'Cy (simulated)', countsFrom: 0.4, deepFrom: 7.5, error: { length: 0.02, depth: 0.5 }, slips: 0.025 },
]

/** What an inspector answers to a screen, by the book where it rules and by her own habit where it does not. */
export function inspect(flaw: Flaw, inspector: Inspector, reading: Reading, random: Random): ChoiceAnswer {
  const meant = judge(flaw, inspector, reading, random)
  const classes = classesNow(reading, defectQuestion)
  const others = classes.filter((candidate) => candidate.id !== meant)
  const slipped = random() < inspector.slips ? others[randomBelow(random, others.length)]?.id : undefined
  const answer = slipped ?? meant ?? classes[0]?.id
  if (!answer) throw new Error('the definition has no class to answer with')
  return { kind: 'choice', class: answer }
}

function judge(flaw: Flaw, inspector: Inspector, reading: Reading, random: Random): ClassId | null {
  const now = (original: string) => reading.classNow(defectQuestion, original)
  if (flaw.kind !== 'scratch') return now(flaw.kind)
  const length = flaw.length + inspector.error.length * randomNormal(random)
  const depth = flaw.depth + inspector.error.depth * randomNormal(random)
  const shallow = now('shallow')
  const deep = now('deep')
  const deepFrom = (deep && thresholdOf(reading, defectQuestion, deep, 'µm')) ?? inspector.deepFrom
  const scratch = depth >= deepFrom ? (deep ?? shallow) : (shallow ?? deep)
  const countsFrom = (scratch && thresholdOf(reading, defectQuestion, scratch, 'mm')) ?? inspector.countsFrom
  const borderline = classesNow(reading, defectQuestion).find((candidate) => /borderline/i.test(candidate.name))
  if (borderline && Math.abs(length - countsFrom) < inspector.error.length) return borderline.id
  return length >= countsFrom ? scratch : now('clean')
}

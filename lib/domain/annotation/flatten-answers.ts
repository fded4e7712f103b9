import type { QuestionId } from '../kernel/ids.ts'
import type { Answer, AnswerDocument } from '../schema/answer.ts'

/** One flat row per answer or region, rebuildable from the document at any time, so that agreement parses none. */
export type AnswerValue = {
  questionId: QuestionId
  position: number
  kind: 'class' | 'text' | 'box' | 'empty' | 'lacks'
  regionId: string | null
  classId: string | null
  text: string | null
  x: number | null
  y: number | null
  width: number | null
  height: number | null
}

const blank = { regionId: null, classId: null, text: null, x: null, y: null, width: null, height: null }

/** The rows of a document. An empty list of boxes is an answer and has its own row. */
export function flattenAnswers(document: AnswerDocument): AnswerValue[] {
  return (Object.entries(document.answers) as [QuestionId, Answer][]).flatMap(([questionId, answer]) =>
    valuesOf(answer).map((value, position) => ({ questionId, position, ...value })),
  )
}

function valuesOf(answer: Answer): Omit<AnswerValue, 'questionId' | 'position'>[] {
  switch (answer.kind) {
    case 'choice':
      return [{ ...blank, kind: 'class', classId: answer.class }]
    case 'text':
      return [{ ...blank, kind: 'text', text: answer.text }]
    case 'lacks':
      return [{ ...blank, kind: 'lacks', text: answer.reason }]
    case 'boxes':
      if (answer.regions.length === 0) return [{ ...blank, kind: 'empty' }]
      return answer.regions.map(({ id, class: classId, x, y, width, height }) => ({
        ...blank,
        kind: 'box',
        regionId: id,
        classId,
        x,
        y,
        width,
        height,
      }))
  }
}

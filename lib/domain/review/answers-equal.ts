import type { ReadAnswer } from '../definition/projected-answer.ts'
import type { Question } from '../schema/question.ts'
import { foldText } from '../text/fold.ts'

/** Whether two answers say the same: the class, the text after folding, or the same boxes with the same classes. */
export function answersEqual(question: Question, a: ReadAnswer, b: ReadAnswer): boolean {
  return answerKey(question, a) === answerKey(question, b)
}

function answerKey(question: Question, answer: ReadAnswer): string {
  switch (answer.kind) {
    case 'choice':
      return `class ${answer.class}`
    case 'lacks':
      return 'lacks'
    case 'text':
      return `text ${question.kind === 'text' ? foldText(answer.text, question.fold, question.language) : answer.text}`
    case 'boxes':
      return `boxes ${JSON.stringify(
        answer.regions.map(({ x, y, width, height, class: of }) => [x, y, width, height, of].join(' ')).sort(),
      )}`
  }
}

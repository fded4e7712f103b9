import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import type { Command } from '../ui/commands.ts'
import { useCommands } from '../ui/use-commands.ts'

type Desk = {
  question: Question
  /** The letters that answers stand under; null until one has voted. */
  letters: readonly string[] | null
  mayRule: boolean
  drawing: boolean
  differences: number
  step: (by: 1 | -1) => void
  nextDifference: () => void
  answer: (answer: Answer) => void
  draw: () => void
  take: (letter: string) => void
  send: () => void
}

const group = 'Review'

/** Every command of a review session. */
export function useReviewCommands(desk: Desk): void {
  const { question, letters, mayRule, drawing } = desk
  const boxes = question.kind === 'boxes'
  const commands: Command[] = [
    { id: 'review.next', name: 'Next item', group, keys: ['j'], run: () => desk.step(1) },
    { id: 'review.previous', name: 'Previous item', group, keys: ['k'], run: () => desk.step(-1) },
    letters
      ? {
          id: 'review.difference',
          name: 'Next difference',
          group,
          keys: ['n'],
          when: () => desk.differences > 0,
          run: desk.nextDifference,
        }
      : {
          id: 'review.nothing',
          name: 'Nothing here',
          group,
          keys: ['n'],
          when: () => boxes && mayRule,
          run: () => desk.answer({ kind: 'boxes', regions: [] }),
        },
    {
      id: 'review.lacks',
      name: 'x lacks the information',
      group,
      keys: ['x'],
      when: () => mayRule,
      run: () => desk.answer({ kind: 'lacks', reason: '' }),
    },
    { id: 'review.draw', name: 'Draw', group, keys: ['b'], when: () => boxes && mayRule && !drawing, run: desk.draw },
    {
      id: 'review.reason',
      name: 'Write the reason',
      group,
      keys: ['r'],
      when: () => letters !== null && mayRule,
      run: () => document.querySelector<HTMLElement>('[data-ruling-reason]')?.focus(),
    },
    {
      id: 'review.send',
      name: letters ? 'Rule' : 'Vote',
      group,
      keys: ['mod+enter', 'enter'],
      inText: true,
      when: () => !drawing && mayRule,
      run: desk.send,
    },
    ...classesOf(question)
      .filter(({ key }) => key && question.kind === 'choice')
      .map((one) => ({
        id: `review.class.${one.id}`,
        name: one.name,
        group,
        keys: [one.key],
        when: () => mayRule,
        run: () => desk.answer({ kind: 'choice', class: one.id }),
      })),
    ...(letters ?? []).map((letter) => ({
      id: `review.take.${letter}`,
      name: `Take answer ${letter}`,
      group,
      keys: [`shift+${letter.toLowerCase()}`],
      run: () => desk.take(letter),
    })),
  ]
  useCommands(commands)
}

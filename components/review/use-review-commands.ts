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
  /** A comment is being written, so that Enter is not for the ruling. */
  writing: boolean
  differences: number
  step: (by: 1 | -1) => void
  stepDifference: (by: 1 | -1) => void
  answer: (answer: Answer) => void
  draw: () => void
  take: (letter: string) => void
  send: () => void
  /** What can be done to a ruling; each null where there is nothing to do it to. */
  markExample: (() => void) | null
  overrule: (() => void) | null
  park: (() => void) | null
  like: (() => void) | null
  comment: (() => void) | null
  /** Closes what was opened over the item: the preview of others, or a comment. */
  close: (() => void) | null
}

const group = 'Review'

/** Every command of a review session. */
export function useReviewCommands(desk: Desk): void {
  const { question, letters, mayRule, drawing } = desk
  const boxes = question.kind === 'boxes'
  const commands: Command[] = [
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
    { id: 'review.next', name: 'Next item', group, keys: ['j'], run: () => desk.step(1) },
    { id: 'review.previous', name: 'Previous item', group, keys: ['k'], run: () => desk.step(-1) },
    letters
      ? {
          id: 'review.difference',
          name: 'Next difference',
          group,
          keys: ['n'],
          when: () => desk.differences > 0,
          repeats: true,
          run: () => desk.stepDifference(1),
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
      keys: ['w'],
      when: () => letters !== null && mayRule,
      run: () => document.querySelector<HTMLElement>('[data-ruling-reason]')?.focus(),
    },
    {
      id: 'review.difference.back',
      name: 'Previous difference',
      group,
      keys: ['shift+n'],
      repeats: true,
      when: () => letters !== null && desk.differences > 0,
      run: () => desk.stepDifference(-1),
    },
    optional('review.example', 'Mark as example, counterexample or borderline case', ['e'], desk.markExample),
    optional('review.overrule', 'Overrule the nearest earlier ruling, or don’t', ['o'], desk.overrule),
    optional('review.park', 'Park the item', ['p'], desk.park),
    optional('review.like', 'Apply to all like this', ['a'], desk.like),
    optional('review.comment', 'Comment on this place', ['c'], desk.comment),
    optional('review.close', 'Back to the item', ['escape'], desk.close),
    {
      id: 'review.send',
      name: letters ? 'Rule' : 'Vote',
      group,
      keys: ['mod+enter', 'enter'],
      inText: true,
      when: () => !drawing && !desk.writing && mayRule,
      run: desk.send,
    },
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

/** A command that is there only while it can be done. */
function optional(id: string, name: string, keys: string[], run: (() => void) | null): Command {
  return { id, name, group, keys, when: () => run !== null, run: () => run?.() }
}

import type { Command } from '#components/ui/commands.ts'
import { keyedClasses } from '#components/workbench/class-keys.ts'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import type { LabelingSession } from './session.ts'
import type { Shown } from './session-state.ts'

type Desk = {
  session: LabelingSession
  shown: Shown
  /** The question that keys speak to. */
  question: Question | null
  readOnly: boolean
  boxes: BoxesStore | null
  choose: (question: QuestionId, id: ClassId) => void
  ask: (what: 'skip' | 'flag' | 'lacks') => void
  toggleDefinition: () => void
  /** Shows the definition of the class after (1) or before (-1) the one at hand, without choosing it. */
  leafDefinitions: (step: 1 | -1) => void
  toggleAutoPlay: (() => void) | null
}

const group = 'Labeling'

/**
 * Everything that can be done on the labeling screen. A class may have the letter of a command as its key; it then has
 * it here, and the command stays on Alt and its letter.
 */
export function itemCommands(desk: Desk): Command[] {
  const { session, shown, readOnly, ask } = desk
  const { store, past } = shown
  const here = () => !past && shown.editor === 'editor'
  return [
    ...classCommands(desk),
    {
      id: 'label.submit',
      name: 'Submit and go on',
      group,
      keys: ['mod+enter', 'enter'],
      when: () => !readOnly,
      run: () => void submit(desk),
    },
    {
      id: 'label.lacks',
      name: 'It can’t be told: why?',
      group,
      keys: ['x', 'alt+x'],
      when: () => !readOnly,
      run: () => ask('lacks'),
    },
    { id: 'label.skip', name: 'Skip', group, keys: ['s', 'alt+s'], when: here, run: () => ask('skip') },
    { id: 'label.flag', name: 'Flag with a question', group, keys: ['f', 'alt+f'], run: () => ask('flag') },
    {
      id: 'label.back',
      name: 'Back to what you labeled before',
      group,
      keys: ['shift+tab', 'alt+arrowleft'],
      run: () => void session.back(),
    },
    {
      id: 'label.forward',
      name: 'Forward to the item to label',
      group,
      keys: ['escape', 'alt+arrowright'],
      when: () => past,
      run: () => void session.forward(),
    },
    {
      id: 'label.undo-submit',
      name: 'Take back the last submit',
      group,
      keys: ['z', 'alt+z'],
      run: () => void session.undo(),
    },
    {
      id: 'label.definition',
      name: 'Definition of the class at hand',
      group,
      keys: ['d', 'alt+d'],
      run: desk.toggleDefinition,
    },
    ...leafCommands(desk),
    ...(desk.toggleAutoPlay
      ? [{ id: 'label.autoplay', name: 'Play clips on arrival: on or off', group, run: desk.toggleAutoPlay }]
      : []),
    ...(shown.questions.length > 1
      ? [
          { id: 'label.next-question', name: 'Next question', group, keys: ['n'], run: () => store.getState().step(1) },
          {
            id: 'label.last-question',
            name: 'Question before',
            group,
            keys: ['p'],
            run: () => store.getState().step(-1),
          },
        ]
      : []),
    {
      id: 'label.undo',
      name: 'Undo the last change',
      group,
      keys: ['mod+z'],
      when: () => !desk.boxes && store.getState().log.undo.length > 0,
      run: () => store.getState().undo(),
    },
    {
      id: 'label.redo',
      name: 'Redo',
      group,
      keys: ['mod+shift+z'],
      when: () => !desk.boxes && store.getState().log.redo.length > 0,
      run: () => store.getState().redo(),
    },
  ]
}

/** The keys of the active question's classes; boxes bring their own. */
function classCommands({ question, readOnly, choose }: Desk): Command[] {
  if (question?.kind !== 'choice') return []
  return keyedClasses(question.classes).flatMap(({ id, name, press }) =>
    press
      ? {
          id: `label.class.${id}`,
          name,
          group: 'Classes',
          keys: [press],
          when: () => !readOnly,
          run: () => choose(question.id, id),
        }
      : [],
  )
}

/** Reading up what the other classes mean chooses none of them. */
function leafCommands({ question, leafDefinitions }: Desk): Command[] {
  if (question?.kind !== 'choice') return []
  return [
    {
      id: 'label.definition-after',
      name: 'Definition of the next class',
      group,
      keys: ['arrowdown'],
      repeats: true,
      run: () => leafDefinitions(1),
    },
    {
      id: 'label.definition-before',
      name: 'Definition of the class before',
      group,
      keys: ['arrowup'],
      repeats: true,
      run: () => leafDefinitions(-1),
    },
  ]
}

/** Submits; a picture on which nothing was drawn is an answer only when it is said twice. */
async function submit({ session, shown, boxes }: Desk): Promise<void> {
  const { store, questions } = shown
  const undrawn = questions.find(
    ({ id, kind, required }) => kind === 'boxes' && required && !store.getState().document.answers[id],
  )
  if (!undrawn) return session.submit()
  const { problem } = session.state.getState()
  const field = `answers/${undrawn.id}`
  // Until the picture is there to be drawn on, nothing can be said of it.
  if (boxes && problem?.field === field) {
    store.getState().answer(undrawn.id, { kind: 'boxes', regions: [] }, false)
    return session.submit()
  }
  session.state.setState({
    problem: { field, index: null, message: 'Nothing is drawn yet. If there is nothing to draw, submit once more.' },
  })
}

'use client'

import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import type { LabelingSession } from './session.ts'
import type { SessionState } from './session-state.ts'

type Props = { session: LabelingSession; state: SessionState; project: string }

const words: Record<NonNullable<SessionState['idle']>, { title: string; text: string }> = {
  no_round: {
    title: 'There is nothing to label yet',
    text: 'No round is open. Your lead opens one; this page looks again by itself.',
  },
  not_allowed: {
    title: 'You see others’ answers, so you don’t label',
    text: 'Labels are given without knowing what others said. A lead can let you label in a round all the same; your answers are then marked as not blind.',
  },
  finished: {
    title: 'You have labeled everything in this round',
    text: 'Thank you. When new work comes, this page shows it by itself.',
  },
  waiting: {
    title: 'Others hold the last items',
    text: 'If one of them lets an item go, it comes to you. This page looks again by itself.',
  },
}

/** What stands where no item is, and what can be done meanwhile. */
export function IdleScreen({ session, state, project }: Props) {
  const { title, text } = words[state.idle ?? 'no_round']
  const { done } = state.progress
  const group = 'Labeling'
  useCommands([
    {
      id: 'label.undo-submit',
      name: 'Take back the last submit',
      group,
      keys: ['z', 'alt+z'],
      run: () => void session.undo(),
    },
    {
      id: 'label.back',
      name: 'Back to what you labeled before',
      group,
      keys: ['shift+tab', 'alt+arrowleft'],
      run: () => void session.back(),
    },
  ])
  return (
    <main className="grid flex-1 place-content-center justify-items-start gap-3 p-6">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="max-w-prose text-md text-muted">{text}</p>
      {done > 0 ? <p className="text-md tabular-nums">{done} handed in.</p> : null}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void session.load()}>
          Look again
        </Button>
        {state.canUndo ? <Button onClick={() => void session.undo()}>Take back the last submit</Button> : null}
        {done > 0 ? <Button onClick={() => void session.back()}>Back to what you labeled</Button> : null}
        <Button asChild variant="quiet">
          <Link href={`/projects/${project}/guideline`}>Read the label book</Link>
        </Button>
      </div>
    </main>
  )
}

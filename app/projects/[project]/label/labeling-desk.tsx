'use client'

import { HelpCircle } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#components/ui/button.tsx'
import { commandRegistry } from '#components/ui/commands.ts'
import { Link } from '#components/ui/link.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { LabelingBar } from '#components/workbench/labeling-bar.tsx'
import { saveWords } from '#components/workbench/state-words.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { AnswersPopover } from './answers-popover.tsx'
import { ChangesNotice } from './changes-notice.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { IdleScreen } from './idle-screen.tsx'
import { ItemScreen } from './item-screen.tsx'
import { LabelingSession } from './session.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { useSessionLife } from './use-session-life.ts'

type Props = { project: { id: ProjectId; name: string }; person: { id: AccountId; email: string } }

/** The labeling screen: one item fills it. */
export function LabelingDesk({ project, person }: Props) {
  const [session, setSession] = useState<LabelingSession | null>(null)
  useEffect(() => {
    const opened = new LabelingSession(project.id, person.id)
    setSession(opened)
    void opened.load()
    return () => opened.close()
  }, [project.id, person.id])
  return session ? <Desk session={session} project={project} person={person} /> : <Frame>{waiting}</Frame>
}

const waiting = <p className="grid flex-1 place-items-center text-muted">Fetching your next item …</p>

function Frame({ children }: { children: ReactNode }) {
  return <div className="flex h-dvh min-h-120 flex-col overflow-hidden bg-canvas">{children}</div>
}

function Desk({ session, project, person }: Props & { session: LabelingSession }) {
  const state = useStore(session.state)
  const say = useStatus()
  useSessionLife(session)
  useEffect(() => {
    if (state.said) say(state.said.text, state.said.tone)
  }, [state.said, say])
  const { phase, shown, changes, conflict, connection } = state
  return (
    <Frame>
      <LabelingBar
        project={project.name}
        home={(children, className) => (
          <Link href={`/projects/${project.id}`} className={className}>
            {children}
          </Link>
        )}
        round={state.round}
        progress={state.progress}
        saved={saveWords(state)}
      >
        <AnswersPopover project={project.id} />
        <DeadLetters session={session} count={state.deadLetters} />
        <Button variant="quiet" size="icon" aria-label="Show the keys" onClick={showKeys}>
          <HelpCircle />
        </Button>
      </LabelingBar>
      {connection === 'signed_out' ? <SignInAgain person={person} onDone={() => session.resume()} /> : null}
      {conflict ? <ConflictNotice conflict={conflict} onChoose={(copy) => void session.choose(copy)} /> : null}
      {phase === 'loading' ? waiting : null}
      {phase === 'failed' ? <Failed text={state.failure ?? ''} onAgain={() => void session.load()} /> : null}
      {phase === 'idle' ? <IdleScreen session={session} state={state} project={project.id} /> : null}
      {phase === 'labeling' && changes ? (
        <ChangesNotice changes={changes} project={project.id} onRead={() => void session.haveRead()} />
      ) : null}
      {phase === 'labeling' && !changes && shown ? (
        <ItemScreen key={shown.id} session={session} state={state} shown={shown} />
      ) : null}
    </Frame>
  )
}

function showKeys() {
  commandRegistry
    .list()
    .find(({ id }) => id === 'keys')
    ?.run()
}

function Failed({ text, onAgain }: { text: string; onAgain: () => void }) {
  return (
    <main className="grid flex-1 place-content-center justify-items-start gap-3 p-6">
      <h1 className="font-semibold text-xl">Your next item could not be fetched</h1>
      <p role="alert" className="max-w-prose text-muted">
        {text}
      </p>
      <Button variant="primary" onClick={onAgain}>
        Try again
      </Button>
    </main>
  )
}

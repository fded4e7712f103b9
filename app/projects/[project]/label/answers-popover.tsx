'use client'

import { MessageCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { callApi } from '#lib/client/api.ts'

type Answer = {
  id: string
  text: string
  readAt: string | null
  toAll: boolean
  question: { text: string; own: boolean }
}

/** How often it looks for answers, in milliseconds. */
const lookMs = 60_000

/** Answers of the lead to one's own questions, and notes to everyone. */
export function AnswersPopover({ project }: { project: string }) {
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  useEffect(() => {
    const look = () =>
      callApi<{ answers: Answer[] }>(`/api/v1/projects/${project}/inbox`)
        .then((inbox) => setAnswers(inbox.answers))
        .catch(() => {}) // it looks again
    void look()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, lookMs)
    return () => clearInterval(timer)
  }, [project])
  const unread = answers.filter(({ readAt, question }) => question.own && readAt === null)
  if (answers.length === 0) return null
  function read(open: boolean) {
    if (open) return
    const now = new Date().toISOString()
    for (const { id } of unread) {
      void callApi(`/api/v1/projects/${project}/inbox/answers/${id}/read`, { method: 'POST' }).catch(() => {})
    }
    setAnswers(answers.map((answer) => ({ ...answer, readAt: answer.readAt ?? now })))
  }
  return (
    <Popover
      align="end"
      className="max-h-[70vh] overflow-y-auto"
      onOpenChange={read}
      trigger={
        <Button variant="quiet" size={unread.length > 0 ? 'sm' : 'icon'} aria-label={`Answers, ${unread.length} new`}>
          <MessageCircle />
          {unread.length > 0 ? (unread.length === 1 ? 'an answer' : `${unread.length} answers`) : null}
        </Button>
      }
    >
      <ul className="grid gap-3">
        {answers.slice(0, 20).map((answer) => (
          <li key={answer.id} className="grid gap-0.5">
            <p className="text-muted">
              {answer.question.own ? 'You asked: ' : 'Asked: '}
              {answer.question.text}
            </p>
            <p className="text-md">{answer.text}</p>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

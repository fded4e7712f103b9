'use client'

import { useState } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useListWalk } from '#components/ui/use-list-walk.ts'
import { callApi } from '#lib/client/api.ts'
import type { Inbox } from '#lib/server/inbox/read-inbox.ts'
import { QuestionRow } from './question-row.tsx'
import { type QuestionView, questionViews } from './question-view.ts'

type Props = { project: string; first: QuestionView[] }

/** The questions of labelers: open ones first, the one that waited longest on top. */
export function InboxList({ project, first }: Props) {
  const [questions, setQuestions] = useState(first)
  const [answering, setAnswering] = useState<string | null>(first.find(({ answered }) => !answered)?.id ?? null)
  const { rowProps, setCurrent } = useListWalk({
    count: questions.length,
    what: 'questions',
    onOpen: (index) => setAnswering(questions[index]?.id ?? null),
  })
  if (questions.length === 0) {
    return (
      <EmptyState title="Nobody has asked anything">
        When a labeler flags an item with F, the question stands here, with the item beside it.
      </EmptyState>
    )
  }
  async function answered() {
    const inbox = await callApi<Inbox>(`/api/v1/projects/${project}/inbox`)
    const next = questionViews(inbox.questions ?? [])
    setQuestions(next)
    setAnswering(next.find((one) => !one.answered)?.id ?? null)
  }
  return (
    <ul className="grid gap-3">
      {questions.map((question, index) => (
        <li
          key={question.id}
          {...rowProps(index)}
          className="rounded-lg border border-line bg-surface p-4 data-current:border-accent"
        >
          <QuestionRow
            project={project}
            question={question}
            open={question.id === answering}
            onOpen={() => {
              setCurrent(index)
              setAnswering(question.id)
            }}
            onAnswered={answered}
          />
        </li>
      ))}
    </ul>
  )
}

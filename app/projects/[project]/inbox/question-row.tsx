'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { Link } from '#components/ui/link.tsx'
import { callApi } from '#lib/client/api.ts'
import type { QuestionView } from './question-view.ts'

type Props = {
  project: string
  question: QuestionView
  /** Whether its answer is being written. */
  open: boolean
  onOpen: () => void
  onAnswered: () => Promise<void>
}

/** One question with its item, what was answered, and the place to answer. */
export function QuestionRow({ project, question, open, onOpen, onAnswered }: Props) {
  return (
    <article className="flex gap-4" aria-label={`Question of ${question.author}`}>
      {question.item ? (
        <Link
          href={`/projects/${project}/items/${question.item}`}
          className="h-fit shrink-0 rounded-md"
          aria-label="Open the item"
        >
          <img
            src={`/api/media/${question.item}/thumbnail`}
            alt=""
            className="h-24 w-32 rounded-md border border-line bg-sunken object-contain"
          />
        </Link>
      ) : null}
      <div className="grid min-w-0 grow content-start gap-2">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          <span className="font-medium text-ink">{question.author}</span>
          <time dateTime={question.at}>{question.at.slice(0, 16).replace('T', ' ')} UTC</time>
          {question.answered ? null : <Badge tone="warn">waits for an answer</Badge>}
        </p>
        <p className="whitespace-pre-wrap text-md">{question.text}</p>
        {question.replies.map((reply) => (
          <div key={reply.id} className="border-accent border-l-2 pl-3">
            <p className="whitespace-pre-wrap text-md">{reply.text}</p>
            <p className="text-faint text-sm">{reply.toAll ? 'answered to everyone' : 'answered to who asked'}</p>
          </div>
        ))}
        {open ? (
          <AnswerForm project={project} question={question} onAnswered={onAnswered} />
        ) : (
          <Button size="sm" className="w-fit" onClick={onOpen}>
            {question.answered ? 'Add to the answer' : 'Answer'}
          </Button>
        )}
      </div>
    </article>
  )
}

function AnswerForm({ project, question, onAnswered }: Pick<Props, 'project' | 'question' | 'onAnswered'>) {
  const { busy, error, run } = useTask()
  const [text, setText] = useState('')
  const [toAll, setToAll] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    const path = `/api/v1/projects/${project}/inbox/${question.id}`
    if (!(await run(() => callApi(path, { method: 'POST', body: { text, toAll } })))) return
    setText('')
    await onAnswered()
  }
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field
        label="Your answer"
        error={error?.message}
        hint="Say how to decide, not what others said: labelers stay blind to each other."
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            required
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" busy={busy}>
          Answer
        </Button>
        <Checkbox
          label="Tell everyone (without naming who asked, or the item)"
          checked={toAll}
          onChange={(event) => setToAll(event.target.checked)}
        />
      </div>
    </form>
  )
}

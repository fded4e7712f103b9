'use client'

import { useState } from 'react'
import type { Question } from '#lib/domain/schema/question.ts'
import type { MediaKind } from '#lib/domain/schema/schema.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import type { Edit } from './edit.ts'

type Props = { media: MediaKind; edit: Edit; onDone: () => void }

/** A new question: what it asks for can't be changed afterwards, since its answers would no longer read. */
export function AddQuestionForm({ media, edit, onDone }: Props) {
  const [name, setName] = useState('')
  const [asks, setAsks] = useState<Question['kind']>('choice')
  const [problem, setProblem] = useState<string | null>(null)
  async function add() {
    const refused = await edit({ kind: 'add_question', asks, name })
    setProblem(refused)
    if (refused === null) onDone()
  }
  const kinds = [
    { value: 'choice' as const, label: 'One class' },
    ...(media === 'image' ? [{ value: 'boxes' as const, label: 'Boxes' }] : []),
    { value: 'text' as const, label: 'Text' },
  ]
  return (
    <form
      aria-label="New question"
      className="grid max-w-prose gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h2 className="font-semibold text-xl tracking-tight">New question</h2>
      <div className="grid justify-items-start gap-1">
        <span className="font-medium text-sm">It asks for</span>
        <Segmented label="It asks for" value={asks} options={kinds} onChange={setAsks} />
      </div>
      <Field label="Question" error={problem ?? undefined} hint="As labelers read it.">
        {(field) => (
          <Input
            {...field}
            autoFocus
            value={name}
            maxLength={200}
            required
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          Add the question
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

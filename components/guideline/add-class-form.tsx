'use client'

import { useState } from 'react'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Swatch } from '../ui/swatch.tsx'
import type { Edit } from './edit.ts'

type Props = {
  question: Question
  /** Whether labels exist that may have to be reconsidered. */
  published: boolean
  edit: Edit
  onDone: () => void
}

/** A new class, and the classes whose labels may belong to it now. */
export function AddClassForm({ question, published, edit, onDone }: Props) {
  const [name, setName] = useState('')
  const [reconsider, setReconsider] = useState<readonly ClassId[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const toggle = (id: ClassId) =>
    setReconsider(reconsider.includes(id) ? reconsider.filter((other) => other !== id) : [...reconsider, id])
  async function add() {
    const refused = await edit({ kind: 'add_class', question: question.id, name, reconsider: [...reconsider] })
    setProblem(refused)
    if (refused === null) onDone()
  }
  return (
    <form
      aria-label={`New class of ${question.name}`}
      className="grid max-w-prose gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h2 className="font-semibold text-xl tracking-tight">New class</h2>
      <Field label="Name" error={problem ?? undefined} hint={`One of the answers to “${question.name}”.`}>
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
      {published ? (
        <fieldset>
          <legend className="font-medium text-sm">Labels of these classes need reconsidering</legend>
          <p className="mb-1 text-muted text-sm">
            Something that was labeled with them may belong to the new class now. They will be asked again, from whoever
            gave them.
          </p>
          {classesOf(question).map((one) => (
            <Checkbox
              key={one.id}
              checked={reconsider.includes(one.id)}
              onChange={() => toggle(one.id)}
              label={
                <span className="inline-flex items-center gap-2">
                  <Swatch color={one.colour} />
                  {one.name}
                </span>
              }
            />
          ))}
        </fieldset>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          Add the class
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

'use client'

import { Combine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import { paletteSize } from '#lib/domain/schema/palette.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { cn } from '../ui/class-names.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Swatch } from '../ui/swatch.tsx'
import type { Edit } from './edit.ts'
import { SavedField } from './saved-field.tsx'
import { useKept } from './use-kept.ts'

type Props = {
  question: QuestionId
  value: LabelClass
  others: readonly LabelClass[]
  edit: Edit
}

/** Name, key and colour of a class, and what can become of it: merged with others, or removed. */
export function ClassEditor({ question, value, others, edit }: Props) {
  const [open, setOpen] = useState<'merge' | 'remove' | null>(null)
  const change = (part: { name?: string; key?: string; colour?: number }) =>
    edit({ kind: 'edit_class', question, class: value.id, ...part })
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <SavedField
          label="Name"
          value={value.name}
          maxLength={200}
          className="min-w-52 grow"
          inputClassName="text-lg h-9 font-semibold"
          onSave={(name) => change({ name })}
        />
        <SavedField
          label="Key"
          value={value.key}
          maxLength={1}
          className="w-16"
          inputClassName="h-9 text-center uppercase"
          onSave={(key) => change({ key: key.trim() })}
        />
      </div>
      <ColourPicker value={value.colour} onSave={(colour) => change({ colour })} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={others.length === 0}
          aria-expanded={open === 'merge'}
          onClick={() => setOpen(open === 'merge' ? null : 'merge')}
        >
          <Combine aria-hidden /> Merge with …
        </Button>
        <Button
          size="sm"
          variant="danger"
          aria-expanded={open === 'remove'}
          onClick={() => setOpen(open === 'remove' ? null : 'remove')}
        >
          <Trash2 aria-hidden /> Remove
        </Button>
      </div>
      {open === 'merge' ? (
        <MergeForm question={question} value={value} others={others} edit={edit} onDone={() => setOpen(null)} />
      ) : null}
      {open === 'remove' ? (
        <div className="grid gap-2 rounded-md bg-sunken p-3">
          <p>
            Labels of <strong>{value.name}</strong> will need relabeling once this draft is published. To move them by
            themselves, merge it into another class instead.
          </p>
          <div>
            <Button
              variant="danger"
              onClick={() => void edit({ kind: 'remove_class', question, class: value.id }).then(() => setOpen(null))}
            >
              Remove {value.name}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  )
}

const colours = Array.from({ length: paletteSize }, (_, colour) => colour)

type ColourProps = { value: number; onSave: (colour: number) => Promise<string | null> }

function ColourPicker({ value, onSave }: ColourProps) {
  const [shown, choose] = useKept(value, onSave)
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="float-left mr-2 font-medium text-sm">Colour</legend>
      {colours.map((colour) => (
        <label
          key={colour}
          className={cn(
            'relative grid size-6 cursor-pointer place-items-center rounded-md hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
            colour === shown && 'bg-sunken ring-2 ring-ink',
          )}
        >
          <input
            type="radio"
            name="colour"
            checked={colour === shown}
            onChange={() => choose(colour)}
            aria-label={`Colour ${colour + 1}`}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <Swatch color={colour} className="size-3.5" />
        </label>
      ))}
    </fieldset>
  )
}

function MergeForm({ question, value, others, edit, onDone }: Props & { onDone: () => void }) {
  const [chosen, setChosen] = useState<readonly LabelClass['id'][]>([])
  const [name, setName] = useState(value.name)
  const [problem, setProblem] = useState<string | null>(null)
  const toggle = (id: LabelClass['id']) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  async function merge() {
    const refused = await edit({ kind: 'merge_classes', question, from: [value.id, ...chosen], name })
    setProblem(refused)
    if (refused === null) onDone()
  }
  return (
    <form
      className="grid gap-2 rounded-md bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault()
        void merge()
      }}
    >
      <fieldset>
        <legend className="font-medium text-sm">Merge {value.name} with</legend>
        {others.map((other) => (
          <Checkbox
            key={other.id}
            checked={chosen.includes(other.id)}
            onChange={() => toggle(other.id)}
            label={
              <span className="inline-flex items-center gap-2">
                <Swatch color={other.colour} />
                {other.name}
              </span>
            }
          />
        ))}
      </fieldset>
      <Field label="The merged class is called" error={problem ?? undefined}>
        {(field) => (
          <Input {...field} value={name} maxLength={200} required onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <p className="text-muted text-sm">
        Labels move by themselves; which of the classes was meant can’t be told from the merged one afterwards.
      </p>
      <div>
        <Button type="submit" variant="primary" disabled={chosen.length === 0}>
          Merge
        </Button>
      </div>
    </form>
  )
}

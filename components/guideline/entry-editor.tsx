'use client'

import { Eye, ImagePlus, PenLine, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { GuidelineEntry, Threshold } from '#lib/domain/definition/guideline.ts'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { TextChange } from '../definition/change-list.tsx'
import { Button } from '../ui/button.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Segmented } from '../ui/segmented.tsx'
import type { Edit } from './edit.ts'
import { ExampleStrip } from './example-strip.tsx'
import type { ShownExample } from './example-view.ts'
import { SavedField } from './saved-field.tsx'

type Props = {
  question: QuestionId
  /** Null for the entry of the question as a whole. */
  classId: ClassId | null
  entry: GuidelineEntry | null
  examples: readonly ShownExample[]
  edit: Edit
  /** The text as it was, where the draft changes it. */
  before?: string
  /** Opens the items that could become examples; absent for whole questions. */
  onPickExamples?: () => void
  picker?: ReactNode
}

/** The entry in draft mode: text as Markdown, threshold as a number with a unit, examples. */
export function EntryEditor({ question, classId, entry, examples, edit, before, onPickExamples, picker }: Props) {
  const subject = { question, class: classId }
  return (
    <div className="grid gap-5">
      <TextEditor
        label="Definition"
        value={entry?.text ?? ''}
        before={before}
        onSave={(text) => edit({ kind: 'edit_entry', ...subject, text })}
      />
      {classId === null ? null : (
        <ThresholdEditor
          value={entry?.threshold ?? null}
          onSave={(threshold) => edit({ kind: 'edit_entry', ...subject, threshold })}
        />
      )}
      {onPickExamples ? (
        <section aria-label="Examples" className="grid gap-3">
          <div className="flex items-center gap-3">
            <h3 className="font-medium text-sm">Examples, counterexamples, borderline cases</h3>
            <Button size="sm" onClick={onPickExamples}>
              <ImagePlus aria-hidden /> Add …
            </Button>
          </div>
          {picker}
          {examples.length === 0 ? (
            <p className="text-faint text-sm">None yet. They come from items whose labels are closed.</p>
          ) : (
            <ExampleStrip
              examples={examples}
              actions={({ item, kind }) => (
                <Button
                  size="sm"
                  variant="quiet"
                  className="justify-self-start"
                  onClick={() => void edit({ kind: 'remove_example', ...subject, item, example: kind })}
                >
                  <X aria-hidden /> Take out
                </Button>
              )}
            />
          )}
        </section>
      ) : null}
    </div>
  )
}

type TextProps = {
  label: string
  value: string
  /** As it was, where the draft changes it: the words that go and come stand below. */
  before?: string
  onSave: (text: string) => Promise<string | null>
  lines?: number
}

/** A longer text, written as Markdown and shown as labelers will see it. */
export function TextEditor({ label, value, before, onSave, lines = 7 }: TextProps) {
  const [view, setView] = useState<'write' | 'read'>('write')
  return (
    <div className="relative grid gap-2">
      <Segmented
        label={`${label}: write or read`}
        className="absolute -top-3.5 right-0"
        value={view}
        onChange={setView}
        options={[
          { value: 'write', label: <PenLine aria-label="Write" />, title: 'Write' },
          { value: 'read', label: <Eye aria-label="Read" />, title: 'As labelers read it' },
        ]}
      />
      {view === 'write' ? (
        <SavedField
          label={label}
          hint="Markdown: **strong**, *stress*, lists with -, tables."
          value={value}
          lines={lines}
          maxLength={50_000}
          inputClassName="text-md leading-relaxed"
          onSave={onSave}
        />
      ) : (
        <div className="grid gap-1">
          <span className="font-medium text-sm">{label}</span>
          <div className="min-h-16 rounded-md border border-line px-3 py-2">
            <Markdown text={value} className="text-md" />
          </div>
        </div>
      )}
      {before === undefined ? null : (
        <section aria-label={`${label}: what changes`}>
          <p className="font-medium text-muted text-sm">What changes in it</p>
          <TextChange before={before} after={value} />
        </section>
      )}
    </div>
  )
}

type ThresholdProps = { value: Threshold | null; onSave: (threshold: Threshold | null) => Promise<string | null> }

/** From which measured value on something counts. Kept once all three parts are there. */
function ThresholdEditor({ value, onSave }: ThresholdProps) {
  const [partial, setPartial] = useState({
    measure: value?.measure ?? 'length',
    atLeast: value ? String(value.atLeast) : '',
    unit: value?.unit ?? 'mm',
  })
  async function save(part: Partial<typeof partial>): Promise<string | null> {
    const next = { ...partial, ...part }
    setPartial(next)
    if (next.atLeast.trim() === '') return value === null ? null : onSave(null)
    const atLeast = Number(next.atLeast.replace(',', '.'))
    if (!Number.isFinite(atLeast)) return 'Write a number, such as 0.3.'
    if (next.measure.trim() === '' || next.unit.trim() === '') return 'Say what is measured, and in which unit.'
    return onSave({ measure: next.measure, atLeast, unit: next.unit })
  }
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-sm">Threshold</legend>
      <div className="flex flex-wrap items-start gap-2">
        <SavedField
          label="Counts from"
          value={value ? String(value.atLeast) : ''}
          className="w-24"
          inputClassName="tabular-nums"
          onSave={(atLeast) => save({ atLeast })}
        />
        <SavedField
          label="Unit"
          value={value?.unit ?? partial.unit}
          className="w-20"
          maxLength={20}
          onSave={(unit) => save({ unit })}
        />
        <SavedField
          label="What is measured"
          value={value?.measure ?? partial.measure}
          className="w-44"
          maxLength={100}
          onSave={(measure) => save({ measure })}
        />
      </div>
      <p className="text-faint text-sm">Leave the number empty where nothing can be measured.</p>
    </fieldset>
  )
}

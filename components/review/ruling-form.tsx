'use client'
import type { ExampleKind, GuidelineEntry } from '#lib/domain/definition/guideline.ts'
import type { RulingFinding } from '#lib/domain/review/ruling.ts'
import { classNameIn } from '#lib/domain/schema/names.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import type { RulingDraft } from './ruling-draft.ts'

type Props = {
  value: RulingDraft
  entries: readonly GuidelineEntry[]
  question: Question
  /** The item whose ruling is overruled; null for none. */
  overrules: string | null
  onChange: (draft: RulingDraft) => void
}

const findings: { value: RulingFinding; label: string; title: string }[] = [
  { value: 'decided', label: 'Decided', title: 'The definition tells; labelers read it differently.' },
  { value: 'labeler_slip', label: 'Slip', title: 'Somebody slipped; the definition is clear.' },
  { value: 'definition_unclear', label: 'Unclear', title: 'The definition does not tell; it has to change.' },
  { value: 'lacks_information', label: 'x lacks it', title: 'The item does not show it; change the item.' },
]

/** Why, in one sentence, and what follows for the label book. */
export function RulingForm({ value, entries, question, overrules, onChange }: Props) {
  const set = (change: Partial<RulingDraft>) => onChange({ ...value, ...change })
  const nameOf = (entry: GuidelineEntry) => (entry.class === null ? question.name : classNameIn(question, entry.class))
  return (
    <div className="grid gap-2">
      <Segmented label="Finding" value={value.finding} options={findings} onChange={(finding) => set({ finding })} />
      <Field
        label={
          <>
            {overrules ? `Reason, in a sentence: why ${overrules} is overruled` : 'Reason, in a sentence'}{' '}
            <Kbd keys="w" className="h-4" />
          </>
        }
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            data-ruling-reason
            rows={2}
            value={value.reason}
            placeholder="What should a labeler go by next time?"
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="Entry">
          {(wiring) => (
            <Select
              {...wiring}
              value={value.entry ?? ''}
              onChange={(event) => set({ entry: event.target.value || null })}
            >
              <option value="">none</option>
              {entries.map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {nameOf(entry)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={
            <>
              Show it in the book as <Kbd keys="e" className="h-4" />
            </>
          }
        >
          {(wiring) => (
            <Select
              {...wiring}
              value={value.example ?? ''}
              disabled={value.entry === null}
              onChange={(event) => set({ example: (event.target.value || null) as ExampleKind | null })}
            >
              <option value="">nothing</option>
              <option value="example">example</option>
              <option value="counterexample">counterexample</option>
              <option value="borderline">borderline case</option>
            </Select>
          )}
        </Field>
      </div>
      {value.finding === 'definition_unclear' ? (
        <Field label="What should the entry say?" hint="Goes to the lead with the ruling.">
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              value={value.proposal}
              onChange={(event) => set({ proposal: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  )
}

import { useMemo } from 'react'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import { classNameIn } from '#lib/domain/schema/names.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { EntryCard } from '../guideline/entry-card.tsx'
import { withItems } from '../guideline/example-view.ts'

/** The entries in question, side by side, with what they show as examples and borderline cases. */
export function EntriesBeside({ view }: { view: ReviewItemView }) {
  const { question, entries } = view
  const shown = useMemo(() => new Map(view.exampleItems.map((item) => [item.id, item])), [view])
  return (
    <div className="grid max-h-[38%] shrink-0 grid-cols-[repeat(auto-fit,minmax(240px,1fr))] gap-4 overflow-y-auto border-line border-t bg-surface p-3">
      {entries.map((entry) => (
        <EntryCard
          key={entry.id}
          size="beside"
          name={entry.class === null ? question.name : classNameIn(question, entry.class)}
          colour={classesOf(question).find(({ id }) => id === entry.class)?.colour}
          text={entry.text}
          threshold={entry.threshold}
          examples={withItems(entry.examples, shown)}
        />
      ))}
      {entries.length === 0 ? <p className="text-muted">The label book has no entry for these classes yet.</p> : null}
    </div>
  )
}

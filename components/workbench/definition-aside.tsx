'use client'

import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import { type ExampleItem, withItems } from '../guideline/example-view.ts'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useTyping } from '../ui/use-typing.ts'
import { keyedClasses } from './class-keys.ts'

// Comes once it is opened.
const EntryCard = lazy(async () => ({ default: (await import('../guideline/entry-card.tsx')).EntryCard }))

type Props = {
  definition: Definition
  examples: readonly ExampleItem[]
  question: Question
  /** The class at hand; the question as a whole when there is none. */
  classId: ClassId | null
  open: boolean
  onToggle: () => void
}

/** The definition of the class at hand, beside the item: text, threshold, pictures or sounds. */
export function DefinitionAside({ definition, examples, question, classId, open, onToggle }: Props) {
  const typing = useTyping()
  const one = keyedClasses(classesOf(question)).find(({ id }) => id === classId)
  const entry = definition.guideline.entries.find(
    (each) => each.question === question.id && each.class === (one?.id ?? null),
  )
  const items = new Map(examples.map((item) => [item.id, item]))
  const name = one?.name ?? question.name
  return (
    <section aria-label="Definition" className="border-line border-t pt-2">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="flex h-8 w-full items-center gap-2 rounded-sm text-left font-medium text-muted hover:text-ink"
        >
          <ChevronDown aria-hidden className={cn('size-4 transition-transform', open || '-rotate-90')} />
          <span className="min-w-0 grow truncate">
            {one ? 'What counts as' : 'How to answer'} “{name}”
          </span>
          <Kbd keys={typing ? 'alt+d' : 'd'} />
        </button>
      </h2>
      {open ? (
        <Suspense fallback={<p className="px-1 py-2 text-faint">Opening the label book …</p>}>
          <EntryCard
            size="beside"
            className="py-2"
            name={name}
            colour={one?.colour}
            labelKey={one?.press ?? undefined}
            text={entry?.text ?? ''}
            threshold={entry?.threshold ?? null}
            examples={withItems(entry?.examples ?? [], items)}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

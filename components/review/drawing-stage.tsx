'use client'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { Answer, BoxesAnswer } from '#lib/domain/schema/answer.ts'
import type { BoxesQuestion } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import { BoxesWorkbench } from '../image/boxes-workbench.tsx'
import { Button } from '../ui/button.tsx'
import { commandRegistry, commandsOf } from '../ui/commands.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Swatch } from '../ui/swatch.tsx'

/** Where a vote or a decided answer is drawn. */
export function DrawingStage(props: {
  view: ReviewItemView
  question: BoxesQuestion
  value: BoxesAnswer | null
  onChange: (answer: Answer) => void
  onDone: () => void
}) {
  const { view, question, value, onChange, onDone } = props
  const [store, setStore] = useState<BoxesStore | null>(null)
  const drawn = value?.regions.length ?? 0
  const measures = view.media?.measures
  const picture = useMemo(
    () => ({
      width: measures?.kind === 'image' ? measures.width : 1,
      height: measures?.kind === 'image' ? measures.height : 1,
    }),
    [measures],
  )
  const [register] = useState(
    () => (commands: Parameters<typeof commandsOf>[1]) => commandRegistry.add(() => commandsOf('Boxes', commands)),
  )
  return (
    <>
      <BoxesWorkbench
        source={view.media?.url ?? ''}
        alt={`Picture ${view.name}`}
        picture={picture}
        question={question}
        value={value}
        readOnly={false}
        onChange={onChange}
        onCommands={register}
        onStore={setStore}
      />
      <div className="flex flex-wrap items-center gap-2 border-line border-t bg-surface px-3 py-1.5">
        {store ? <DrawnClasses store={store} question={question} /> : null}
        <span className="ml-auto text-muted text-sm tabular-nums">
          {drawn} {drawn === 1 ? 'box' : 'boxes'}
        </span>
        <Button size="sm" variant="primary" onClick={onDone}>
          Done drawing
        </Button>
      </div>
    </>
  )
}

/** The class of the next box, and of the selected one; as on the labeling screen, each has its key. */
function DrawnClasses({ store, question }: { store: BoxesStore; question: BoxesQuestion }) {
  const activeClass = useStore(store, (state) => state.activeClass)
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Class of the box</legend>
      {question.classes.map((one) => (
        <Button
          key={one.id}
          size="sm"
          aria-pressed={one.id === activeClass}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
          onClick={() => store.getState().chooseClass(one.id)}
        >
          <Swatch color={one.colour} />
          {one.name}
          {one.key ? <Kbd keys={one.key} /> : null}
        </Button>
      ))}
    </fieldset>
  )
}

'use client'
import { useMemo, useState } from 'react'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { Answer, BoxesAnswer } from '#lib/domain/schema/answer.ts'
import { BoxesWorkbench } from '../image/boxes-workbench.tsx'
import { Button } from '../ui/button.tsx'
import { commandRegistry, commandsOf } from '../ui/commands.ts'

/** Where a vote or a decided answer is drawn. */
export function DrawingStage(props: {
  view: ReviewItemView
  question: Extract<ReviewItemView['question'], { kind: 'boxes' }>
  value: BoxesAnswer | null
  onChange: (answer: Answer) => void
  onDone: () => void
}) {
  const { view, question, value, onChange, onDone } = props
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
      />
      <p className="flex items-center gap-2 border-line border-t bg-surface px-3 py-1.5">
        <Button size="sm" variant="primary" onClick={onDone}>
          Done drawing
        </Button>
        <span className="text-muted text-sm">{value?.regions.length ?? 0} boxes</span>
      </p>
    </>
  )
}

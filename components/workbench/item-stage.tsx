'use client'

import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { BoxesQuestion, Question } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import type { LabelingStore } from '#lib/stores/labeling.ts'
import { commandRegistry, commandsOf } from '../ui/commands.ts'
import { keyedClasses } from './class-keys.ts'
import { PlainImage } from './plain-image.tsx'

// Loaded only where they are needed, so that plain choices never fetch an editor.
const BoxesWorkbench = lazy(async () => ({ default: (await import('../image/boxes-workbench.tsx')).BoxesWorkbench }))
const AudioPlayer = lazy(async () => ({ default: (await import('../audio/audio-player.tsx')).AudioPlayer }))

type SingleKeyCommands = Parameters<typeof commandsOf>[1]

export type StageProps = {
  item: LabelingItem
  questions: readonly Question[]
  store: LabelingStore
  readOnly: boolean
  autoPlay: boolean
  /** The person's setting for clips: whether they play when they arrive. */
  onAutoPlay: { on: boolean; toggle: () => void } | null
  onBoxes: (store: BoxesStore | null) => void
}

/** The item, as large as it can be, in the editor that its questions need. */
export function ItemStage(props: StageProps) {
  const primary = props.item.media.find(({ role }) => role === 'primary')
  if (!primary) return <Nothing>This item has no picture and no sound. Skip it with S and say so.</Nothing>
  return (
    <Suspense fallback={<Nothing>Opening the editor …</Nothing>}>
      {primary.measures.kind === 'image' ? (
        <ImageStage {...props} source={primary.url} size={primary.measures} />
      ) : (
        <AudioStage {...props} source={primary.url} measures={primary.measures} />
      )}
    </Suspense>
  )
}

type ImageProps = StageProps & { source: string; size: { width: number; height: number } }

function ImageStage({ item, questions, store, readOnly, onBoxes, source, size }: ImageProps) {
  const offer = useOffer('Boxes')
  const boxes = useMemo(() => withKeys(questions.find((question) => question.kind === 'boxes')), [questions])
  if (!boxes) return <PlainImage source={source} alt="The item to label" {...size} />
  const given = store.getState().document.answers[boxes.id]
  return (
    <BoxesWorkbench
      key={item.assignment}
      source={source}
      alt="The item to label"
      picture={size}
      question={boxes}
      value={given?.kind === 'boxes' ? given : null}
      readOnly={readOnly}
      onChange={(answer) => store.getState().answer(boxes.id, answer, false)}
      onCommands={offer}
      onStore={onBoxes}
    />
  )
}

/** Boxes with a key for every class, as the list of classes shows them. */
function withKeys(question: BoxesQuestion | undefined): BoxesQuestion | null {
  if (!question) return null
  return {
    ...question,
    classes: keyedClasses(question.classes).map(({ press, ...one }) => ({ ...one, key: press ?? '' })),
  }
}

type AudioProps = StageProps & {
  source: string
  measures: { duration: number; silenceBefore: number; silenceAfter: number }
}

function AudioStage({ item, autoPlay, onAutoPlay, source, measures }: AudioProps) {
  const offer = useOffer('Sound')
  return (
    <AudioPlayer
      key={item.assignment}
      source={source}
      peaks={`/api/media/${item.item}/peaks`}
      duration={measures.duration}
      silenceBefore={measures.silenceBefore}
      silenceAfter={measures.silenceAfter}
      label="The recording to label"
      autoPlay={autoPlay}
      setting={onAutoPlay}
      onCommands={offer}
    />
  )
}

/** Offers an editor's commands to the keys, the palette and the key sheet, until the editor takes them back. */
function useOffer(group: string) {
  return useCallback(
    (commands: SingleKeyCommands) => {
      const offered = commandsOf(group, commands)
      return commandRegistry.add(() => offered)
    },
    [group],
  )
}

function Nothing({ children }: { children: string }) {
  return <p className="grid min-h-0 flex-1 place-items-center bg-sunken text-muted">{children}</p>
}

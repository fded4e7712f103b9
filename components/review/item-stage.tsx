'use client'
import { useMemo } from 'react'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { LetteredAnswer, ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { AudioPlayer } from '../audio/audio-player.tsx'
import { BoxesOverlay } from '../image/boxes-overlay.tsx'
import { commandRegistry, commandsOf } from '../ui/commands.ts'
import { letterColour } from './letter-badge.tsx'

type Props = { view: ReviewItemView; hidden: ReadonlySet<string>; focus: readonly string[] }

/** The item, as large as it can be, with everybody's regions over it once they may be seen. */
export function ItemStage({ view, hidden, focus }: Props) {
  const { media, question, revealed } = view
  const measures = media?.measures
  const picture = useMemo(
    () => (measures?.kind === 'image' ? { width: measures.width, height: measures.height } : null),
    [measures],
  )
  const layers = useMemo(
    () =>
      (revealed?.answers ?? []).map((one) => ({
        letter: one.letter,
        colour: letterColour(one.letter),
        regions: regionsOf(one),
        shown: !hidden.has(one.letter),
      })),
    [revealed, hidden],
  )
  const classKey = useMemo(
    () => new Map(classesOf(question).map((one) => [one.id, (one.key || one.name.slice(0, 2)).toUpperCase()])),
    [question],
  )
  if (!media || !measures) return <p className="m-auto text-muted">This item has no media.</p>
  if (measures.kind === 'audio') {
    return (
      <AudioPlayer
        source={media.url}
        peaks={media.peaks}
        duration={measures.duration}
        silenceBefore={measures.silenceBefore}
        silenceAfter={measures.silenceAfter}
        label={`Waveform of ${view.name}`}
        onCommands={(commands) => commandRegistry.add(() => commandsOf('Player', commands))}
      />
    )
  }
  return picture ? (
    <BoxesOverlay
      source={media.url}
      alt={`Picture ${view.name}${layers.length > 0 ? ' with the regions of each labeler' : ''}`}
      picture={picture}
      layers={layers}
      classKey={classKey}
      focus={focus}
    />
  ) : null
}

/** Regions to draw; one whose class must be labeled anew is drawn with a class that no question has. */
function regionsOf({ answer }: LetteredAnswer): BoxRegion[] {
  if (answer?.kind !== 'boxes') return []
  return answer.regions.map(({ id, x, y, width, height, class: of }) => ({
    id,
    x,
    y,
    width,
    height,
    class: of ?? ('?' as ClassId),
  }))
}

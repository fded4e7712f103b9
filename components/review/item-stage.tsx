'use client'
import { useMemo } from 'react'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { LetteredAnswer, ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { AudioPlayer } from '../audio/audio-player.tsx'
import type { Transport } from '../audio/transport.ts'
import { BoxesOverlay } from '../image/boxes-overlay.tsx'
import { commandRegistry, commandsOf } from '../ui/commands.ts'
import { letterColour } from './letter-badge.tsx'

type Props = {
  view: ReviewItemView
  hidden: ReadonlySet<string>
  focus: readonly string[]
  /** A place of the picture to look at closely. */
  place: { x: number; y: number } | null
  /** Set while a place for a comment is to be clicked; `placed` is where that was. */
  onPlace: ((at: { x: number; y: number }) => void) | null
  placed: { x: number; y: number } | null
  onTransport: (transport: Transport | null) => void
}

/** The item, as large as it can be, with everybody's regions over it once they may be seen. */
export function ItemStage({ view, hidden, focus, place, onPlace, placed, onTransport }: Props) {
  const { media, question, revealed } = view
  const measures = media?.measures
  // By its numbers, so that reading the item anew (for a comment) does not draw the picture from the start.
  const [width, height] = measures?.kind === 'image' ? [measures.width, measures.height] : [0, 0]
  const picture = useMemo(() => (width > 0 ? { width, height } : null), [width, height])
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
  const comments = revealed?.comments
  const pins = useMemo(
    () => [
      ...(comments ?? []).flatMap(({ anchor }, index) =>
        anchor?.at === 'place' ? [{ x: anchor.x, y: anchor.y, label: String(index + 1) }] : [],
      ),
      ...(placed ? [{ ...placed, label: '+' }] : []),
    ],
    [comments, placed],
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
        onCommands={registerPlayer}
        onTransport={onTransport}
      >
        {comments?.map(({ id, anchor, text }, index) =>
          anchor?.at === 'time' ? (
            <span
              key={id}
              title={text}
              className="absolute top-1 z-10 grid size-5 -translate-x-1/2 place-items-center rounded-full bg-accent font-semibold text-on-accent text-xs"
              style={{ left: `${(100 * anchor.seconds) / measures.duration}%` }}
            >
              {index + 1}
            </span>
          ) : null,
        )}
      </AudioPlayer>
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
      pins={pins}
      place={place}
      onPlace={onPlace}
    />
  ) : null
}

const registerPlayer = (commands: Parameters<typeof commandsOf>[1]) =>
  commandRegistry.add(() => commandsOf('Player', commands))

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

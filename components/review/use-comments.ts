import { useCallback, useRef, useState } from 'react'
import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { Transport } from '../audio/transport.ts'
import { anchorChoices } from './anchors.ts'
import type { Difference } from './differences.ts'

type Point = { x: number; y: number }

/** The state of commenting on an item: what is written and where, and the comment's place that is looked at. */
export function useComments(view: ReviewItemView, difference: Difference | undefined) {
  /** Where the recording stood when the comment was begun; null while none is written. */
  const [begunAt, setBegunAt] = useState<number | null>(null)
  const [placing, setPlacing] = useState(false)
  const [placed, setPlaced] = useState<Point | null>(null)
  const [looked, setLooked] = useState<CommentAnchor | null>(null)
  const transport = useRef<Transport | null>(null)
  const onTransport = useCallback((next: Transport | null) => {
    transport.current = next
  }, [])
  const choices =
    begunAt === null ? null : anchorChoices(view, { difference, time: begunAt, placed: placing ? placed : null })
  const close = () => {
    setBegunAt(null)
    setPlacing(false)
    setPlaced(null)
  }
  return {
    choices,
    begin: () => {
      const time = transport.current?.store.getState().time ?? 0
      setBegunAt(time)
      setPlacing(anchorChoices(view, { difference, time, placed: null })[0]?.key === 'place')
    },
    close,
    chooseKind: (key: string) => setPlacing(key === 'place'),
    onTransport,
    onPlace: placing && begunAt !== null ? setPlaced : null,
    placed: placing ? placed : null,
    look: (anchor: CommentAnchor) => {
      if (anchor.at === 'time') transport.current?.seek(anchor.seconds)
      setLooked(anchor)
    },
    lookAway: () => setLooked(null),
    place: looked?.at === 'place' ? looked : null,
    region: looked?.at === 'region' ? looked.region : null,
    word: looked?.at === 'word' ? looked.index : null,
  }
}

import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { Difference } from './differences.ts'

/** A place that a comment could be pinned to now; `anchor` is undefined while it still has to be shown. */
export type AnchorChoice = { key: string; label: string; anchor: CommentAnchor | null | undefined }

type At = {
  /** The difference that is looked at. */
  difference: Difference | undefined
  /** Where the recording stands, in seconds. */
  time: number
  /** Where the picture was clicked. */
  placed: { x: number; y: number } | null
}

/** Where a comment can be pinned, the likeliest first. */
export function anchorChoices({ media }: ReviewItemView, { difference, time, placed }: At): AnchorChoice[] {
  const choices: AnchorChoice[] = []
  const [region] = difference?.regions ?? []
  if (difference && region) {
    choices.push({ key: 'region', label: 'this difference', anchor: { at: 'region', region } })
  }
  if (difference && difference.column !== null) {
    choices.push({ key: 'word', label: difference.title, anchor: { at: 'word', index: difference.column } })
  }
  if (media?.measures.kind === 'audio') {
    const seconds = Math.min(time, media.measures.duration)
    choices.push({ key: 'time', label: `at ${seconds.toFixed(2)} s`, anchor: { at: 'time', seconds } })
  }
  if (media?.measures.kind === 'image') {
    const anchor = placed ? { at: 'place' as const, ...placed } : undefined
    choices.push({ key: 'place', label: placed ? 'the place clicked' : 'a place: click it', anchor })
  }
  return [...choices, { key: 'item', label: 'the whole item', anchor: null }]
}

/** What a comment is pinned to, in words. */
export function anchorWords(anchor: CommentAnchor | null, { revealed }: ReviewItemView): string {
  switch (anchor?.at) {
    case 'time':
      return `${anchor.seconds.toFixed(2)} s`
    case 'place':
      return 'a place'
    case 'region': {
      const owner = revealed?.answers.find(
        ({ answer }) => answer?.kind === 'boxes' && answer.regions.some(({ id }) => id === anchor.region),
      )
      return owner ? `a region of ${owner.letter}` : 'a region that is gone'
    }
    case 'word': {
      const tokens = revealed?.columns[anchor.index]?.tokens
      return tokens ? [...new Set(tokens.map((token) => token ?? '–'))].join(' / ') : 'a word that is gone'
    }
    default:
      return 'the item'
  }
}

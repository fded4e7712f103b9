import { type Random, randomNormal } from '#lib/domain/kernel/random.ts'
import type { Segment } from '#lib/domain/time/segment.ts'

/** How the segments of a recording are made up: what chance may keep, where agreement is taken out. */
export type SegmentStatistics = {
  labelers: number
  count: Spread
  gap: Spread
  duration: Spread
  labels: readonly { label: string; share: number }[]
}
type Spread = { mean: number; deviation: number }

/**
 * Measures, over all labelers: segments a labeler, gaps before each segment (the first one's only where it starts after
 * 0; overlaps are negative gaps; and one gap of 0, so that single segments have a spread), durations, and the share of
 * each label. Deviations are those of the population.
 */
export function measureSegments(labelers: readonly (readonly Segment[])[]): SegmentStatistics {
  const sorted = labelers.map((list) => list.toSorted((a, b) => a.start - b.start || a.end - b.end))
  const all = sorted.flat()
  const gaps = sorted.flatMap((list) =>
    list.flatMap((segment, i) => {
      const before = list[i - 1]
      if (before !== undefined) return [segment.start - before.end]
      return segment.start > 0 ? [segment.start] : []
    }),
  )
  const counts = new Map<string, number>()
  for (const { label } of all) counts.set(label, (counts.get(label) ?? 0) + 1)
  return {
    labelers: labelers.length,
    count: spreadOf(sorted.map((list) => list.length)),
    gap: spreadOf([0, ...gaps]),
    duration: spreadOf(all.map(({ start, end }) => end - start)),
    labels: [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, count]) => ({ label, share: count / all.length })),
  }
}

/**
 * Segments as labelers would mark them who know how many there are, how long, how far apart and how often each label
 * occurs, but not where: for each labeler normal draws of the number (its absolute value, rounded down; at least one
 * segment in all), of each gap and of each duration (its absolute value), and labels by their shares. This is the
 * statistical sampling of pygamma.
 */
export function sampleSegments(statistics: SegmentStatistics, random: Random): Segment[][] {
  const draw = ({ mean, deviation }: Spread) => mean + deviation * randomNormal(random)
  let marked = false
  return Array.from({ length: statistics.labelers }, () => {
    const drawn = Math.floor(Math.abs(draw(statistics.count)))
    const segments = marked ? drawn : Math.max(1, drawn)
    marked ||= segments > 0
    let at = 0
    return Array.from({ length: segments }, () => {
      const start = at + draw(statistics.gap)
      let duration = 0
      while (duration <= 0) duration = Math.abs(draw(statistics.duration))
      at = start + duration
      return { start, end: at, label: drawLabel(statistics.labels, random) }
    })
  })
}

function drawLabel(labels: SegmentStatistics['labels'], random: Random): string {
  let rest = random()
  for (const { label, share } of labels) {
    if (rest < share) return label
    rest -= share
  }
  return labels.at(-1)?.label as string
}

function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

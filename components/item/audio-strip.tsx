'use client'
import { useEffect, useState } from 'react'
import { decodePeaks, type PeakPyramid } from '#lib/domain/item/peaks.ts'

const columns = 240

type Props = { peaks: string; label: string; className?: string }

/** A recording at a glance: the outline of its peaks. */
export function AudioStrip({ peaks, label, className }: Props) {
  const [outline, setOutline] = useState<string | null>(null)
  useEffect(() => {
    const scope = new AbortController()
    fetch(peaks, { signal: scope.signal })
      .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error(String(response.status)))))
      .then((bytes) => setOutline(outlineOf(decodePeaks(bytes), columns)))
      .catch(() => {}) // the strip stays empty; the item's own page says what is wrong
    return () => scope.abort()
  }, [peaks])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 -127 ${columns} 254`}
      preserveAspectRatio="none"
      className={className}
    >
      <path d={`M0 0H${columns}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
      {outline ? <path d={outline} className="fill-muted" /> : null}
    </svg>
  )
}

/** A closed path along the highest and back along the lowest sample of each column. */
export function outlineOf(pyramid: PeakPyramid, width: number): string {
  const level = [...pyramid.levels].reverse().find(({ pairs }) => pairs.length / 2 >= width) ?? pyramid.levels[0]
  if (!level) return ''
  const count = level.pairs.length / 2
  const tops: string[] = []
  const bottoms: string[] = []
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x * count) / width)
    const to = Math.max(from + 1, Math.floor(((x + 1) * count) / width))
    let low = 127
    let high = -127
    for (let i = from; i < to && i < count; i++) {
      low = Math.min(low, level.pairs[2 * i] as number)
      high = Math.max(high, level.pairs[2 * i + 1] as number)
    }
    tops.push(`${x} ${-Math.max(high, 1)}`)
    bottoms.push(`${x} ${-Math.min(low, -1)}`)
  }
  return `M${tops.join('L')}L${bottoms.reverse().join('L')}Z`
}

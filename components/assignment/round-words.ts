import type { Sampling } from '#lib/domain/assignment/assignment.ts'

/** How the items of a round were drawn, in words. */
export function samplingWords(sampling: Sampling, items: number): string {
  switch (sampling.how) {
    case 'all':
      return sampling.fresh ? `all ${items} fresh items` : `all ${items} items`
    case 'random':
      return `${sampling.count} drawn at random from ${sampling.from} ${sampling.fresh ? 'fresh ' : ''}items`
    case 'stratified':
      return `${sampling.perStratum} at random from each ${sampling.slice}`
    case 'enriched':
    case 'model':
    case 'given':
      return sampling.note ? `${items} items: ${sampling.note}` : `${items} items chosen by hand`
  }
}

/** "about 40 minutes", "about 3 hours", "about 4 days". */
export function aboutDuration(seconds: number): string {
  const say = (count: number, unit: string) => `about ${count} ${unit}${count === 1 ? '' : 's'}`
  if (seconds < 90) return 'about a minute'
  if (seconds < 90 * 60) return say(Math.round(seconds / 60), 'minute')
  if (seconds < 36 * 3600) return say(Math.round(seconds / 3600), 'hour')
  return say(Math.round(seconds / 86_400), 'day')
}

/** A lease in words: "5 seconds", "30 minutes". */
export function leaseWords(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`
}

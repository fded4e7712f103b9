import { aboutDuration } from '../assignment/round-words.ts'

/** "just now", "40 minutes ago", "3 days ago". */
export function agoWords(at: Date, now: Date): string {
  const seconds = (now.getTime() - at.getTime()) / 1000
  return seconds < 45 ? 'just now' : `${aboutDuration(seconds).replace('about ', '')} ago`
}

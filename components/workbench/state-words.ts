/** How far an answer has come, and what the page says of it. */
export type SaveWords = { text: string; tone: 'plain' | 'good' | 'warn' | 'danger' }

type Facts = {
  save: 'unchanged' | 'unsaved' | 'on_device' | 'saved' | 'surplus'
  connection: 'online' | 'offline' | 'signed_out'
  /** Answers handed in that the server has not acknowledged. */
  leaving: number
}

/** The state of saving in words; never more than what is known. */
export function saveWords({ save, connection, leaving }: Facts): SaveWords {
  if (save === 'unsaved') return { text: 'saving …', tone: 'plain' }
  const waiting = leaving > 0 ? ` · ${leaving} handed in, not sent yet` : ''
  if (connection === 'signed_out') return { text: `signed out: kept on this device${waiting}`, tone: 'danger' }
  if (connection === 'offline') return { text: `no connection: saved on this device${waiting}`, tone: 'warn' }
  if (save === 'on_device') return { text: 'saved on this device', tone: 'plain' }
  if (save === 'surplus') return { text: 'saved, but your lease has run out', tone: 'warn' }
  if (leaving > 0) return { text: `sending ${leaving}`, tone: 'plain' }
  return save === 'saved' ? { text: 'saved', tone: 'good' } : { text: 'all saved', tone: 'good' }
}

/** What is left in words: "52 left, ~9 min"; the time only where one's own pace is known. */
export function leftWords(left: number, secondsLeft: number | null): string {
  return secondsLeft === null ? `${left} left` : `${left} left, ${aboutTime(secondsLeft)}`
}

/** "~9 min", "~2 h": how long the rest takes; never more exact than it is known. */
export function aboutTime(seconds: number): string {
  if (seconds < 45) return 'less than a minute'
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `~${Math.max(1, minutes)} min`
  return `~${Math.round(minutes / 60)} h`
}

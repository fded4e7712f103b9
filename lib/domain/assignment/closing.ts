/** How long after the last answer an item stays open to its labelers, unless its last submitter moves on before. */
export const secondsUntilClosed = 120

/** What decides whether an item is closed in a round. */
export type ItemProgress = {
  /** When the last of the wanted answers came in; null while answers are missing. */
  completedAt: Date | null
  /** Set when the item was closed: its last submitter submitted another item, or a lead closed it. */
  closedAt: Date | null
}

/**
 * When an item closes or closed in a round: once all wanted answers are in and the last submitter has submitted
 * another item (recorded as `closedAt`) or two minutes have passed, or when the round closes. Null while open with
 * answers missing. Until it closes, its labelers may undo and submit again; reveal, agenda and examples wait for it.
 */
export function closingTime(item: ItemProgress, roundClosedAt: Date | null): Date | null {
  const times = [item.closedAt, roundClosedAt]
  if (item.completedAt) times.push(new Date(item.completedAt.getTime() + secondsUntilClosed * 1000))
  return times.reduce<Date | null>((first, time) => (time && (!first || time < first) ? time : first), null)
}

export function isClosed(item: ItemProgress, roundClosedAt: Date | null, now: Date): boolean {
  const at = closingTime(item, roundClosedAt)
  return at !== null && at.getTime() <= now.getTime()
}

/** An item completed at or before this moment has been closed by the passing of time. */
export function closedIfCompletedBy(now: Date): Date {
  return new Date(now.getTime() - secondsUntilClosed * 1000)
}

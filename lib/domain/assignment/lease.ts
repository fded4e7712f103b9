/** The shortest and longest lease that a round may have, and the usual one, in seconds. */
export const leaseRange = { least: 5, most: 24 * 3600, usual: 1800 } as const

/** When a lease that starts now ends. */
export function leaseEnd(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}

/** Whether a lease has run out; the moment at which it ends still belongs to it. */
export function isLeaseOver(leaseUntil: Date | null, now: Date): boolean {
  return leaseUntil === null || leaseUntil.getTime() < now.getTime()
}

/** Milliseconds after which a visible page renews: a third of the lease, so that one lost renewal does no harm. */
export function renewalInterval(seconds: number): number {
  return Math.max(1000, (seconds * 1000) / 3)
}

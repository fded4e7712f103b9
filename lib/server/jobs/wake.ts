// The bundles of a build share no module state: what enqueues and what runs meet on the process's global object.
const shared = globalThis as typeof globalThis & { concordJobsWake?: Set<() => void> }

/** Calls `listener` whenever a job was added in this process; returns what ends that. */
export function onWake(listener: () => void): () => void {
  shared.concordJobsWake ??= new Set()
  shared.concordJobsWake.add(listener)
  return () => shared.concordJobsWake?.delete(listener)
}

/** Tells the runner of this process, if there is one, not to wait for its next look. */
export function wakeRunner(): void {
  // After the transaction that adds the job, which is still open when this is called.
  setTimeout(() => {
    for (const listener of shared.concordJobsWake ?? []) listener()
  }, 5)
}

import type { DraftChange } from '#lib/domain/definition/draft-change.ts'

/** Makes one edit of the draft; null when it was taken, else why not, in words. */
export type Edit = (change: DraftChange) => Promise<string | null>

/** One thing before and after a change; null where it did not or does not exist. */
export type Change<T> = { id: string; before: T | null; after: T | null }
/** What one action of a person changed, undone and redone as a whole. */
export type Patch<T> = readonly Change<T>[]

/** The same patch, backwards. */
export function reversed<T>(patch: Patch<T>): Patch<T> {
  return patch.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse()
}

/** Undo and redo as lists of patches, newest last. */
export type PatchLog<T> = { undo: readonly Patch<T>[]; redo: readonly Patch<T>[] }

export const emptyLog: PatchLog<never> = { undo: [], redo: [] }
const longest = 500

/** The log after a person's action; what was undone before can't be redone any more. */
export function recorded<T>(log: PatchLog<T>, patch: Patch<T>): PatchLog<T> {
  return { undo: [...log.undo.slice(-longest + 1), patch], redo: [] }
}

/** Takes the newest patch back; null when there is none. */
export function undone<T>(log: PatchLog<T>): { log: PatchLog<T>; patch: Patch<T> } | null {
  const last = log.undo.at(-1)
  return last ? { log: { undo: log.undo.slice(0, -1), redo: [...log.redo, last] }, patch: reversed(last) } : null
}

/** Does the newest undone patch again; null when there is none. */
export function redone<T>(log: PatchLog<T>): { log: PatchLog<T>; patch: Patch<T> } | null {
  const last = log.redo.at(-1)
  return last ? { log: { undo: [...log.undo, last], redo: log.redo.slice(0, -1) }, patch: last } : null
}

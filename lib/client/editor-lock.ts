import type { AssignmentId } from '#lib/domain/kernel/ids.ts'

/** Whether this tab is the one that edits an assignment, or another tab of this browser is. */
export type EditorState = 'editor' | 'elsewhere'

export type EditorLock = {
  /** Makes this tab the editor; the other becomes read-only at once. */
  takeOver(): void
  release(): void
}

/**
 * Asks to edit an assignment under the lock `edit:<assignment>`. Where another tab holds it, this one waits and is told
 * when it becomes the editor, by taking over or because the other has gone.
 */
export function requestEditorLock(assignment: AssignmentId, onChange: (state: EditorState) => void): EditorLock {
  const name = `edit:${assignment}`
  const released = new AbortController()
  let stopWaiting = new AbortController()

  /** Holds the lock until it is released or another tab steals it; then waits for it again. */
  function hold(options: LockOptions): void {
    void navigator.locks
      .request(name, options, (lock) => {
        if (!lock) {
          onChange('elsewhere')
          wait()
          return undefined
        }
        onChange('editor')
        return new Promise<void>((resolve) => released.signal.addEventListener('abort', () => resolve()))
      })
      .catch((error: unknown) => {
        if (released.signal.aborted || stopWaiting.signal.aborted) return
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
        onChange('elsewhere') // stolen
        wait()
      })
  }
  function wait(): void {
    stopWaiting = new AbortController()
    hold({ signal: stopWaiting.signal })
  }

  hold({ ifAvailable: true })
  return {
    takeOver() {
      stopWaiting.abort()
      stopWaiting = new AbortController()
      hold({ steal: true })
    },
    release() {
      released.abort()
      stopWaiting.abort()
    },
  }
}

import type { Keymap } from '../ui/commands.ts'

const storageKey = 'concord.keys'

/** The keys that a person changed in this browser; what can't be read counts as none. */
export function readKeymap(): Keymap {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const entries = Object.entries(kept).filter(
      (entry): entry is [string, string[]] =>
        Array.isArray(entry[1]) && entry[1].every((key) => typeof key === 'string'),
    )
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

export function writeKeymap(keymap: Keymap): void {
  localStorage.setItem(storageKey, JSON.stringify(keymap))
}

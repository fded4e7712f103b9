/** What of a keyboard event the keys need; a real KeyboardEvent fits. */
export type KeyPress = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const named: Record<string, string> = { ' ': 'space', esc: 'escape', del: 'delete', '+': 'plus' }
const modifiers = new Set(['control', 'shift', 'alt', 'meta', 'altgraph', 'capslock'])

/**
 * The name of a key press, as commands are written: `j`, `?`, `shift+tab`, `mod+enter`. `mod` is Ctrl or ⌘. Shift is
 * named only where it does not already show in the character. Null for a modifier alone.
 */
export function keyName(press: KeyPress): string | null {
  const raw = press.key.toLowerCase()
  if (modifiers.has(raw) || raw === 'dead' || raw === 'unidentified') return null
  const key = named[raw] ?? raw
  const shows = raw.length === 1 && raw.toLowerCase() === raw.toUpperCase() && raw !== ' '
  const parts = [
    ...(press.ctrlKey || press.metaKey ? ['mod'] : []),
    ...(press.altKey ? ['alt'] : []),
    ...(press.shiftKey && !shows ? ['shift'] : []),
    key,
  ]
  return parts.join('+')
}

/** Whether the key would write a character in a text field (or, like Enter and the arrows, edit there). */
export function isTypingKey(key: string): boolean {
  return !key.startsWith('mod+') && !key.startsWith('alt+') && !/^f\d+$/.test(key) && key !== 'escape'
}

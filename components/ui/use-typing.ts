'use client'

import { useSyncExternalStore } from 'react'
import { type Command, commandRegistry } from './commands.ts'
import { isTypingKey } from './keys.ts'
import { takesText } from './use-key-dispatch.ts'

/** Whether the keyboard writes in a text field now, where plain letters are no commands. */
export function useTyping(): boolean {
  return useSyncExternalStore(subscribe, isTyping, () => false)
}

function subscribe(onChange: () => void): () => void {
  const later = () => queueMicrotask(onChange) // the focus is nowhere while it moves
  document.addEventListener('focusin', onChange)
  document.addEventListener('focusout', later)
  return () => {
    document.removeEventListener('focusin', onChange)
    document.removeEventListener('focusout', later)
  }
}

function isTyping(): boolean {
  return document.activeElement instanceof HTMLElement && takesText(document.activeElement)
}

/** On mouse down: leaves the focus where one types, so that nothing moves under the pointer and the next letter is written. */
export function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault()
}

/** The key of a command that works where the focus is. */
export function keyAtHand(command: Command, typing: boolean): string | undefined {
  const keys = commandRegistry.keysOf(command)
  return (typing ? keys.find((key) => !isTypingKey(key)) : undefined) ?? keys[0]
}

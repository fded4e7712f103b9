'use client'

import { useEffect } from 'react'
import { commandRegistry, type Place } from './commands.ts'
import { keyName } from './keys.ts'

/** Runs commands by their keys; mounted once, by the shell. */
export function useKeyDispatch(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      const key = keyName(event)
      const command = key && commandRegistry.find(key, placeOf(event))
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKeyDown)
    // Says to whoever drives the page that keys are heard from now on.
    document.documentElement.dataset.keys = 'heard'
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

const textInputs = new Set(['text', 'search', 'email', 'password', 'url', 'tel', 'number', 'date', 'time'])

function placeOf(event: KeyboardEvent): Place {
  const target = event.target instanceof HTMLElement ? event.target : null
  return {
    text: target !== null && takesText(target),
    control: target?.closest('button, a[href], summary, [role="button"], [role="option"], input, select') != null,
    arrows: target?.closest('[type="radio"], [type="range"], [role="radio"], [role="slider"], [role="tab"]') != null,
    overlay: document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null,
    repeat: event.repeat,
  }
}

/** Whether a key that is pressed on it writes there. */
export function takesText(target: HTMLElement): boolean {
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && textInputs.has(target.type)
}

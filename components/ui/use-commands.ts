'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { type Command, commandRegistry } from './commands.ts'

/** Offers commands while the component is mounted; it may give another list at each render. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  useEffect(() => commandRegistry.add(() => latest.current), [])
}

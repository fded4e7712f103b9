'use client'

import { useCallback, useState } from 'react'
import { useCommands } from './use-commands.ts'

type Options = {
  count: number
  /** What the list holds, for the key sheet: `items`. */
  what: string
  /** Enter on the current row. */
  onOpen?: (index: number) => void
  /** Where to start; -1 for nowhere. */
  initial?: number
}

/**
 * Walks a list with J and K (or the arrows) and opens a row with Enter. Spread `rowProps(index)` on each row: it marks
 * the current one for readers (`aria-current`) and for style (`data-current`), and keeps it in sight.
 */
export function useListWalk({ count, what, onOpen, initial = -1 }: Options) {
  const [current, setCurrent] = useState(initial)
  const index = Math.min(current, count - 1)
  const go = (to: number) => setCurrent(Math.max(0, Math.min(count - 1, to)))
  const group = 'List'
  useCommands([
    {
      id: `${what}.next`,
      name: `Next of the ${what}`,
      group,
      keys: ['j', 'arrowdown'],
      keyOnly: true,
      repeats: true,
      when: () => count > 0,
      run: () => go(index + 1),
    },
    {
      id: `${what}.previous`,
      name: `Previous of the ${what}`,
      group,
      keys: ['k', 'arrowup'],
      keyOnly: true,
      repeats: true,
      when: () => count > 0,
      run: () => go(index - 1),
    },
    {
      id: `${what}.open`,
      name: `Open the current one of the ${what}`,
      group,
      keys: ['enter'],
      keyOnly: true,
      when: () => onOpen !== undefined && index >= 0,
      run: () => onOpen?.(index),
    },
  ])
  const rowProps = useCallback(
    (row: number) => ({
      'aria-current': row === index ? (true as const) : undefined,
      'data-current': row === index ? '' : undefined,
      ref: (element: HTMLElement | null) => {
        if (row === index) element?.scrollIntoView({ block: 'nearest' })
      },
    }),
    [index],
  )
  return { current: index, setCurrent: go, rowProps }
}

'use client'
import { useEffect, useRef } from 'react'
import type { AlignedColumn } from '#lib/domain/disagreement/align-texts.ts'
import { cn } from '../ui/class-names.ts'
import { ScrollFrame } from '../ui/scroll-frame.tsx'
import { LetterBadge } from './letter-badge.tsx'

type Props = { letters: readonly string[]; columns: readonly AlignedColumn[]; focus: number | null }

/** Transcripts word under word; what differs is marked, and the difference at hand framed. */
export function WordColumns({ letters, columns, focus }: Props) {
  const shown = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    if (focus !== null) shown.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [focus])
  const keyed = columns.map((column, index) => ({ ...column, index, key: `column ${index}` }))
  return (
    <ScrollFrame label="Words side by side" className="overflow-x-auto border-line border-t bg-surface px-3 py-2">
      <table aria-label="Transcripts, word under word" className="border-separate border-spacing-x-0.5 text-md">
        <tbody>
          {letters.map((letter, row) => (
            <tr key={letter}>
              <th scope="row" className="pr-2">
                <LetterBadge letter={letter} />
              </th>
              {keyed.map((column) => (
                <td
                  key={column.key}
                  ref={row === 0 && column.index === focus ? shown : undefined}
                  className={cn(
                    'whitespace-nowrap rounded-sm px-1',
                    column.differs && 'bg-warn-soft text-warn',
                    column.index === focus && 'outline-2 outline-accent',
                  )}
                >
                  {column.tokens[row] ?? <span className="text-faint">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

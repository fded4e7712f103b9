'use client'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { Badge } from '../ui/badge.tsx'
import { cn } from '../ui/class-names.ts'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { useListWalk } from '../ui/use-list-walk.ts'
import { sayValue } from './value-words.ts'

type Props = { rows: readonly ReleaseRow[]; chosen: string | null; onChoose: (row: ReleaseRow) => void }

/** The rows of a release; one opens the chain that it rests on. */
export function ReleaseRows({ rows, chosen, onChoose }: Props) {
  const several = new Set(rows.map(({ question }) => question)).size > 1
  const walk = useListWalk({
    count: rows.length,
    what: 'labels',
    onOpen: (index) => {
      const row = rows[index]
      if (row) onChoose(row)
    },
  })
  if (rows.length === 0) return <p className="py-4 text-muted">No label of this release fits.</p>
  return (
    <Table aria-label="Labels of this release">
      <thead>
        <tr>
          <HeadCell>item</HeadCell>
          {several ? <HeadCell>question</HeadCell> : null}
          <HeadCell>value</HeadCell>
          <HeadCell>decided by</HeadCell>
          <HeadCell>labelers</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const key = `${row.item} ${row.question}`
          return (
            <Row
              key={key}
              {...walk.rowProps(index)}
              className={cn(
                'data-current:outline data-current:outline-line-strong',
                key === chosen && 'bg-accent-soft',
              )}
            >
              <Cell>
                <button
                  type="button"
                  aria-pressed={key === chosen}
                  onClick={() => onChoose(row)}
                  className="rounded-sm text-left hover:text-accent"
                >
                  {row.item}
                </button>
              </Cell>
              {several ? <Cell className="text-muted">{row.question}</Cell> : null}
              <Cell className="max-w-80 truncate">{sayValue(row)}</Cell>
              <Cell>
                <Badge
                  tone={row.decided_by === 'unresolved' ? 'warn' : row.decided_by === 'ruling' ? 'accent' : 'plain'}
                >
                  {row.decided_by}
                </Badge>
              </Cell>
              <Cell className="text-muted">{row.annotations.map(({ labeler }) => labeler).join(' ')}</Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}

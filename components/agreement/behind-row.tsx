import type { ReactNode } from 'react'
import { Cell, Row } from '../ui/table.tsx'

type Props = {
  /** What is behind the row, as `behindKey` names it. */
  behind: string
  chosen: string | null
  onOpen: (key: string) => void
  name: ReactNode
  /** Marks on either side of the name, and a remark beneath it. */
  before?: ReactNode
  after?: ReactNode
  remark?: ReactNode
  /** The row's further cells. */
  children: ReactNode
}

/** A row of a table whose name opens the items behind its figures. */
export function BehindRow({ behind, chosen, onOpen, name, before, after, remark, children }: Props) {
  return (
    <Row className={behind === chosen ? 'bg-accent-soft' : undefined}>
      <Cell>
        <span className="inline-flex items-center gap-2">
          {before}
          <button
            type="button"
            aria-pressed={behind === chosen}
            onClick={() => onOpen(behind)}
            className="rounded-sm text-left hover:text-accent"
          >
            {name}
          </button>
          {after}
        </span>
        {remark ? <p className="text-faint text-sm">{remark}</p> : null}
      </Cell>
      {children}
    </Row>
  )
}

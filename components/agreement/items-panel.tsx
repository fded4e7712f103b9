'use client'
import { useRouter } from 'next/navigation'
import { Fragment, useState } from 'react'
import type { FigureName, ItemAgreement } from '#lib/domain/agreement/question-agreement.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { useListWalk } from '../ui/use-list-walk.ts'
import { type Behind, partOf } from './behind.ts'
import { coefficient, percentage } from './figure-value.tsx'
import { count } from './measurement-words.ts'

type Props = {
  project: string
  behind: Behind
  perItem: readonly ItemAgreement[]
  itemNames: Readonly<Record<ItemId, string>>
  /** What answers to an item differ in: the confused classes, or the wordings. */
  differencesOf: (item: ItemAgreement) => string[]
  /** Back to the figure that was clicked; null where none was. */
  onBack: (() => void) | null
  onSlice: (slice: string) => void
}

const shownAtFirst = 20

/** What the last column says of an item, by the figure that was clicked. */
const columns: Record<FigureName, { head: string; write: (value: number) => string }> = {
  alpha: { head: 'costs alpha', write: (value) => coefficient(value, 3) },
  percent: { head: 'unequal pairs', write: percentage },
  wer: { head: 'edits per word', write: percentage },
  found: { head: 'without counterpart', write: percentage },
  named: { head: 'named differently', write: String },
  drawn: { head: 'short of IoU 1', write: percentage },
  specific: { head: 'costs alpha', write: (value) => coefficient(value, 3) },
  kappa: { head: 'costs alpha', write: (value) => coefficient(value, 3) },
}

/** The items behind a figure, those that take most from it first; each opens with its answers and their history. */
export function ItemsPanel({ project, behind, perItem, itemNames, differencesOf, onBack, onSlice }: Props) {
  const router = useRouter()
  const [most, setMost] = useState(shownAtFirst)
  const hrefOf = (item: ItemId) => `/projects/${project}/items/${item}`
  const byId = new Map(perItem.map((one) => [one.item, one]))
  const items = behind.items.slice(0, most).flatMap((item) => byId.get(item) ?? [])
  const { head, write } = columns[behind.measure]
  const walk = useListWalk({
    count: items.length,
    what: 'items',
    onOpen: (index) => {
      const item = items[index]
      if (item) router.push(hrefOf(item.item))
    },
  })
  return (
    <Panel
      title={behind.title}
      note={behind.note}
      actions={
        <>
          {behind.slice ? (
            <Button size="sm" onClick={() => behind.slice && onSlice(behind.slice)}>
              Break down within this slice
            </Button>
          ) : null}
          {onBack ? (
            <Button size="sm" variant="quiet" onClick={onBack}>
              Back to the figure <Kbd keys="escape" />
            </Button>
          ) : null}
        </>
      }
    >
      {items.length === 0 ? <p className="text-muted">None: nobody disagreed here.</p> : null}
      <Table className={items.length === 0 ? 'hidden' : undefined}>
        <thead>
          <tr>
            <HeadCell>item</HeadCell>
            <HeadCell>what differs</HeadCell>
            <HeadCell numeric>answers</HeadCell>
            <HeadCell numeric>{head}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <Fragment key={item.item}>
              {index === behind.apart ? <NothingApart rest={behind.items.length - behind.apart} /> : null}
              <Row {...walk.rowProps(index)} className="data-current:bg-accent-soft">
                <Cell>
                  <Link href={hrefOf(item.item)} className="rounded-sm hover:text-accent">
                    {itemNames[item.item] ?? item.item}
                  </Link>
                </Cell>
                <Cell className="text-muted">{differencesOf(item).slice(0, 4).join(' · ')}</Cell>
                <Cell numeric>{item.answers}</Cell>
                <Cell numeric>{write(partOf(item, behind.measure))}</Cell>
              </Row>
            </Fragment>
          ))}
        </tbody>
      </Table>
      {behind.items.length > items.length ? (
        <p className="mt-2 flex items-center gap-3 text-faint text-sm">
          {items.length} of {behind.items.length} are shown.
          <Button size="sm" onClick={() => setMost(most + 100)}>
            Show more
          </Button>
        </p>
      ) : null}
    </Panel>
  )
}

/** Stands between the items that keep a figure from its best value and those that don't. */
function NothingApart({ rest }: { rest: number }) {
  return (
    <tr>
      <td colSpan={4} className="px-2 pt-3 pb-1 text-faint text-sm">
        No difference in this on {rest === 1 ? 'the other item' : `the other ${count(rest, 'item')}`}
      </td>
    </tr>
  )
}

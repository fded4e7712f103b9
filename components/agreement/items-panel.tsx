'use client'
import { useRouter } from 'next/navigation'
import type { ItemAgreement } from '#lib/domain/agreement/question-agreement.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { useListWalk } from '../ui/use-list-walk.ts'
import { coefficient } from './figure-value.tsx'
import { count } from './measurement-words.ts'

type Props = {
  project: string
  title: string
  items: readonly ItemAgreement[]
  itemNames: Readonly<Record<ItemId, string>>
  reset: (() => void) | null
}

const shown = 60

/** The items behind a figure, the dearest first; each opens with its answers and where they come from. */
export function ItemsPanel({ project, title, items, itemNames, reset }: Props) {
  const router = useRouter()
  const hrefOf = (item: ItemId) => `/projects/${project}/items/${item}`
  const walk = useListWalk({
    count: Math.min(shown, items.length),
    what: 'items',
    onOpen: (index) => {
      const item = items[index]
      if (item) router.push(hrefOf(item.item))
    },
  })
  return (
    <Panel
      title={title}
      note={`${count(items.length, 'item')}, by what they cost alpha`}
      actions={
        reset ? (
          <button type="button" onClick={reset} className="rounded-sm text-accent text-sm hover:underline">
            show all items
          </button>
        ) : null
      }
    >
      {items.length === 0 ? <p className="text-muted">None: nobody disagreed here.</p> : null}
      <Table className={items.length === 0 ? 'hidden' : undefined}>
        <thead>
          <tr>
            <HeadCell>item</HeadCell>
            <HeadCell numeric>answers</HeadCell>
            <HeadCell numeric>costs alpha</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, shown).map((item, index) => (
            <Row key={item.item} {...walk.rowProps(index)} className="data-current:bg-accent-soft">
              <Cell>
                <Link href={hrefOf(item.item)} className="rounded-sm hover:text-accent">
                  {itemNames[item.item] ?? item.item}
                </Link>
              </Cell>
              <Cell numeric className="tabular-nums">
                {item.answers}
              </Cell>
              <Cell numeric className="tabular-nums">
                {coefficient(item.cost)}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {items.length > shown ? (
        <p className="mt-2 text-faint text-sm">
          The {shown} dearest of {items.length} are shown.
        </p>
      ) : null}
    </Panel>
  )
}

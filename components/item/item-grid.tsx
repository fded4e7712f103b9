'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useListWalk } from '../ui/use-list-walk.ts'
import { ItemTile, type TileItem } from './item-tile.tsx'

const tileWidth = 184
const rowHeight = 184

type Props = {
  items: readonly TileItem[]
  /** All there are; those beyond `items` are asked for as they come near. */
  total: number
  hrefOf: (item: TileItem) => string
  onOpen: (item: TileItem) => void
  onNeedMore: () => void
}

/** All items as tiles, of which only those in sight are in the page; J and K walk them. */
export function ItemGrid({ items, total, hrefOf, onOpen, onNeedMore }: Props) {
  const frame = useRef<HTMLElement>(null)
  const columns = useColumns(frame)
  const rows = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 3,
  })
  const walk = useListWalk({
    count: items.length,
    what: 'items',
    onOpen: (index) => {
      const item = items[index]
      if (item) onOpen(item)
    },
  })
  useEffect(() => {
    if (walk.current >= 0) rows.scrollToIndex(Math.floor(walk.current / columns))
  }, [walk.current, columns, rows])
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  useEffect(() => {
    if (items.length < total && (last + 3) * columns >= items.length) onNeedMore()
  }, [last, columns, items.length, total, onNeedMore])
  return (
    <section ref={frame} className="min-h-0 grow overflow-y-auto" aria-label="Items">
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => (
          <div
            key={row.key}
            className="absolute inset-x-0 top-0 grid gap-2"
            style={{
              transform: `translateY(${row.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {items.slice(row.index * columns, (row.index + 1) * columns).map((item, i) => (
              <ItemTile key={item.id} item={item} href={hrefOf(item)} {...walk.rowProps(row.index * columns + i)} />
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}

function useColumns(frame: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(4)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setColumns(Math.max(1, Math.floor(element.clientWidth / tileWidth))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return columns
}

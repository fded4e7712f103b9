'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { FactList } from '#components/item/fact-list.tsx'
import { ItemMedia } from '#components/item/item-media.tsx'
import { allFacts } from '#components/item/media-facts.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import type { ItemView } from '#lib/server/items/see-item.ts'

/** `children` is the place for what other parts of the house know of the item: how its labels came about. */
type Props = { project: string; item: ItemView; children?: ReactNode }

/** One item: what it looks or sounds like, and everything that is known of it but the answers. */
export function ItemScreen({ project, item, children }: Props) {
  const router = useRouter()
  const base = `/projects/${project}/items`
  const go = (id: string | null) => (id ? router.push(`${base}/${id}`) : undefined)
  useCommands([
    {
      id: 'item.next',
      name: 'Next item',
      group: 'Item',
      keys: ['j'],
      when: () => item.next !== null,
      run: () => go(item.next),
    },
    {
      id: 'item.previous',
      name: 'Previous item',
      group: 'Item',
      keys: ['k'],
      when: () => item.previous !== null,
      run: () => go(item.previous),
    },
    { id: 'item.list', name: 'Back to all items', group: 'Item', keys: ['escape'], run: () => router.push(base) },
  ])
  const [primary, ...others] = item.media
  const facts = [
    ...(primary ? allFacts(primary.measures) : []),
    ...(item.mmPerPixel === null ? [] : [{ name: 'Scale', value: `${item.mmPerPixel} mm per pixel` }]),
    ...(primary
      ? [
          { name: 'File', value: primary.fileName },
          { name: 'Type', value: `${primary.type}, ${sizeOf(primary.bytes)}` },
        ]
      : []),
  ]
  const origin = [
    { name: 'Import', value: item.batch.name },
    ...(item.source ? [{ name: 'Source', value: item.source }] : []),
    { name: 'Since', value: item.createdAt.slice(0, 10) },
    ...(item.revision > 1 ? [{ name: 'Revision', value: String(item.revision) }] : []),
    ...(item.cluster ? [{ name: 'Group', value: item.cluster }] : []),
  ]
  const metadata = Object.entries(item.metadata).map(([name, value]) => ({ name, value }))
  return (
    <main className="mx-auto w-full max-w-[1440px] px-4 py-5 sm:px-6">
      <div className="mb-4 flex items-center gap-3">
        <div className="min-w-0 grow">
          <p className="text-faint text-sm">
            <Link href={base} className="hover:text-accent">
              Items
            </Link>
          </p>
          <h1 className="truncate font-semibold text-xl tracking-tight" title={item.externalId}>
            {item.externalId}
          </h1>
        </div>
        {item.archived ? <Badge tone="warn">archived</Badge> : null}
        <Button size="icon" aria-label="Previous item" disabled={!item.previous} onClick={() => go(item.previous)}>
          <ChevronLeft />
        </Button>
        <Button size="icon" aria-label="Next item" disabled={!item.next} onClick={() => go(item.next)}>
          <ChevronRight />
        </Button>
      </div>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-4">
          <ItemMedia item={item.id} externalId={item.externalId} media={primary ? [primary, ...others] : []} />
          {children}
        </div>
        <aside className="grid content-start gap-4" aria-label="What is known of the item">
          {item.shortfalls.length > 0 ? (
            <Notice tone="warn">
              Not what the definition accepts: {item.shortfalls.map(({ message }) => message).join('; ')}.
            </Notice>
          ) : null}
          {facts.length > 0 ? (
            <Panel title="Measured">
              <FactList facts={facts} />
            </Panel>
          ) : null}
          {item.slices.length > 0 ? (
            <Panel title="Slices">
              <FactList facts={item.slices} />
            </Panel>
          ) : null}
          {metadata.length > 0 ? (
            <Panel title="Metadata">
              <FactList facts={metadata} />
            </Panel>
          ) : null}
          <Panel title="Where it came from">
            <FactList facts={origin} />
          </Panel>
        </aside>
      </div>
    </main>
  )
}

function sizeOf(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1e3))} kB`
}

import { TriangleAlert } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { MediaMeasures } from '#lib/domain/item/media.ts'
import { cn } from '../ui/class-names.ts'
import { Link } from '../ui/link.tsx'
import { AudioStrip } from './audio-strip.tsx'
import { briefFacts } from './media-facts.ts'

export type TileItem = {
  id: string
  externalId: string
  measures: MediaMeasures | null
  slices: { name: string; value: string }[]
  shortfalls: string[]
}

type Props = { item: TileItem; href: string } & Omit<ComponentProps<typeof Link>, 'href' | 'children'>

/** One item of the grid: what it looks or sounds like, its name, and whether it falls short. */
export function ItemTile({ item, href, className, ...rest }: Props) {
  const { measures } = item
  return (
    <Link
      href={href}
      className={cn(
        'grid min-w-0 gap-1 rounded-md p-1.5 outline-offset-0 hover:bg-sunken data-current:bg-accent-soft data-current:outline-2 data-current:outline-accent',
        className,
      )}
      {...rest}
    >
      <div className="grid h-32 place-items-center overflow-hidden rounded-sm bg-sunken">
        {measures?.kind === 'image' ? (
          <img
            src={`/api/media/${item.id}/thumbnail`}
            alt=""
            loading="lazy"
            decoding="async"
            className="h-full w-full object-contain"
          />
        ) : null}
        {measures?.kind === 'audio' ? (
          <AudioStrip
            peaks={`/api/media/${item.id}/peaks`}
            label={`Waveform of ${item.externalId}`}
            className="h-20 w-full"
          />
        ) : null}
      </div>
      <p className="truncate" title={item.externalId}>
        {item.externalId}
      </p>
      <p className="flex items-center gap-1.5 truncate text-faint text-sm tabular-nums">
        {item.shortfalls.length > 0 ? (
          <span className="inline-flex items-center gap-1 text-warn" title={item.shortfalls.join('; ')}>
            <TriangleAlert aria-hidden className="size-3.5" />
            <span className="sr-only">Falls short: {item.shortfalls.join('; ')}</span>
          </span>
        ) : null}
        {briefFacts(measures)}
      </p>
    </Link>
  )
}

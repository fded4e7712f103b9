import { Ruler } from 'lucide-react'
import type { Threshold } from '#lib/domain/definition/guideline.ts'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Prose } from '../ui/prose.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { ExampleStrip } from './example-strip.tsx'
import type { ShownExample } from './example-view.ts'

export type EntryCardProps = {
  name: string
  /** Number in the palette; none for a question as a whole. */
  colour?: number
  labelKey?: string
  /** Markdown; empty where nothing is written yet. */
  text: string
  threshold: Threshold | null
  examples: readonly ShownExample[]
  /** `beside`: next to an item that is being judged, small, with three examples of each kind at most. */
  size?: 'page' | 'beside'
  className?: string
}

/** One entry of the label book as labelers see it: definition, threshold, then pictures or sounds. */
export function EntryCard(props: EntryCardProps) {
  const { name, colour, labelKey, text, threshold, examples, size = 'page', className } = props
  const beside = size === 'beside'
  return (
    <article
      aria-label={`Definition of ${name}`}
      className={cn('grid content-start gap-3', beside && 'gap-2 text-base', className)}
    >
      <header className="flex items-center gap-2">
        {colour === undefined ? null : <Swatch color={colour} className={beside ? '' : 'size-3.5'} />}
        <h3 className={cn('font-semibold', beside ? 'text-md' : 'text-xl tracking-tight')}>{name}</h3>
        {labelKey ? <Kbd keys={labelKey} /> : null}
      </header>
      {threshold ? <ThresholdLine threshold={threshold} /> : null}
      {text.trim() === '' ? (
        <p className="text-faint">Nothing is written here yet.</p>
      ) : (
        <Prose text={text} className={beside ? 'text-base' : 'text-md'} />
      )}
      {examples.length > 0 ? (
        <ExampleStrip examples={examples} small={beside} limit={beside ? 3 : undefined} />
      ) : beside ? null : (
        <p className="text-faint text-sm">No examples yet. They come from items whose labels are closed.</p>
      )}
    </article>
  )
}

/** `Counts from 0.3 mm`, what is measured beside it. */
export function ThresholdLine({ threshold }: { threshold: Threshold }) {
  return (
    <p className="inline-flex w-fit items-center gap-2 rounded-md bg-accent-soft px-2.5 py-1 text-accent-strong [&_svg]:size-4">
      <Ruler aria-hidden />
      <span>
        Counts from{' '}
        <strong className="tabular-nums">
          {threshold.atLeast} {threshold.unit}
        </strong>{' '}
        <span className="text-muted">({threshold.measure})</span>
      </span>
    </p>
  )
}

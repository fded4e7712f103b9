import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ExampleKind, exampleKinds } from '#lib/domain/definition/guideline.ts'
import { cn } from '../ui/class-names.ts'
import type { ShownExample } from './example-view.ts'

/** What each kind of example says about its class, in words and with a sign of its own. */
export const exampleWords: Record<ExampleKind, { one: string; many: string; icon: ReactNode; tone: string }> = {
  example: { one: 'Example', many: 'This is one', icon: <CircleCheck aria-hidden />, tone: 'text-good' },
  counterexample: { one: 'Counterexample', many: 'This is none', icon: <CircleX aria-hidden />, tone: 'text-danger' },
  borderline: { one: 'Borderline case', many: 'Borderline', icon: <CircleDashed aria-hidden />, tone: 'text-warn' },
}

type Props = {
  examples: readonly ShownExample[]
  /** At most so many of each kind; all when nothing is said. */
  limit?: number
  small?: boolean
  /** Drawn under an example, such as a button that removes it. */
  actions?: (example: ShownExample) => ReactNode
}

/** Pictures and sounds by what they show: examples first, then counterexamples, then borderline cases. */
export function ExampleStrip({ examples, limit, small, actions }: Props) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-4">
      {exampleKinds.map((kind) => {
        const own = examples.filter((example) => example.kind === kind).slice(0, limit)
        if (own.length === 0) return null
        const words = exampleWords[kind]
        return (
          <section key={kind} aria-label={words.many} className="grid content-start gap-2">
            <h4 className={cn('flex items-center gap-1.5 font-medium text-sm [&_svg]:size-3.5', words.tone)}>
              {words.icon}
              {words.many}
            </h4>
            <ul className="flex flex-wrap gap-3">
              {own.map((example) => (
                <li key={example.item} className={cn('grid content-start gap-1', small ? 'w-24' : 'w-40')}>
                  <ExampleMedia example={example} small={small} />
                  {example.note ? <p className="text-muted text-sm">{example.note}</p> : null}
                  {actions?.(example)}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** One example: a picture that opens in full, or a sound that plays. */
export function ExampleMedia({
  example,
  small,
}: {
  example: Pick<ShownExample, 'kind' | 'shown' | 'note'>
  small?: boolean
}) {
  const { shown } = example
  const box = cn('w-full rounded-md border border-line bg-sunken', small ? 'h-18' : 'h-28')
  if (!shown) return <p className={cn(box, 'grid place-items-center px-2 text-faint text-sm')}>The item is gone</p>
  const alt = `${exampleWords[example.kind].one}: ${example.note || shown.externalId}`
  if (shown.type === 'audio') {
    return (
      <div className={cn('grid gap-1 rounded-md border border-line bg-sunken p-1.5', small ? '' : 'min-h-16')}>
        <audio controls preload="none" src={`/api/media/${shown.id}/primary`} aria-label={alt} className="h-8 w-full">
          <track kind="captions" />
        </audio>
        <span className="truncate px-0.5 text-faint text-xs">{shown.externalId}</span>
      </div>
    )
  }
  return (
    <a
      href={`/api/media/${shown.id}/primary`}
      target="_blank"
      rel="noopener"
      title={`${shown.externalId}: open in full`}
    >
      <img src={`/api/media/${shown.id}/thumbnail`} alt={alt} loading="lazy" className={cn(box, 'object-contain')} />
    </a>
  )
}

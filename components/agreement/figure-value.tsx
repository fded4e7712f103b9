import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { FigureName } from '#lib/domain/agreement/question-agreement.ts'
import { type Figure, isDefined, reasons } from '#lib/domain/statistics/figure.ts'
import { cn } from '../ui/class-names.ts'

/** `.71`, `−.04`, `1.00`: two digits, as coefficients are usually written. */
export function coefficient(value: number): string {
  const text = Math.abs(value).toFixed(2).replace(/^0/, '')
  return value < 0 && text !== '.00' ? `−${text}` : text
}

export function percentage(value: number): string {
  return `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`
}

/** A figure with its interval, or the reason why there is none. */
export function FigureValue({ figure, name, large }: { figure: Figure; name: FigureName; large?: boolean }) {
  if (!isDefined(figure)) {
    return (
      <span className={cn('text-muted', large ? 'text-md' : 'text-sm')} title={reasons[figure.undefined]}>
        {large ? `Undefined: ${reasons[figure.undefined]}` : 'undefined'}
        {large ? null : <span className="sr-only">: {reasons[figure.undefined]}</span>}
      </span>
    )
  }
  const write = figureMeanings[name].percent ? percentage : coefficient
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span className={cn(large ? 'font-semibold text-2xl' : 'font-medium')}>{write(figure.value)}</span>
      {figure.interval ? (
        <span className={cn('text-faint', large ? 'ml-2 text-md' : 'ml-1 text-sm')}>
          [{write(figure.interval[0])}, {write(figure.interval[1])}]
        </span>
      ) : null}
    </span>
  )
}

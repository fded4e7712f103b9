import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { FigureName } from '#lib/domain/agreement/question-agreement.ts'
import { type Figure, isDefined, reasons } from '#lib/domain/statistics/figure.ts'
import { cn } from '../ui/class-names.ts'
import { shortReasons } from './short-reasons.ts'

/** `.71`, `−.04`, `1.00`: two digits, as coefficients are usually written, unless more are asked for. */
export function coefficient(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits).replace(/^0/, '')
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

export function percentage(value: number): string {
  return `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`
}

/** A value of a figure as that figure is written. */
export function writeFigure(name: FigureName, value: number): string {
  return figureMeanings[name].percent ? percentage(value) : coefficient(value)
}

/** A figure with its interval, or the reason why there is none. */
export function FigureValue({ figure, name, large }: { figure: Figure; name: FigureName; large?: boolean }) {
  if (!isDefined(figure)) {
    return (
      <span className={cn('text-muted', large ? 'text-md' : 'text-sm')} title={reasons[figure.undefined]}>
        {large ? `Undefined: ${reasons[figure.undefined]}` : `undefined: ${shortReasons[figure.undefined]}`}
      </span>
    )
  }
  const write = (value: number) => writeFigure(name, value)
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

type ButtonProps = {
  figure: Figure
  name: FigureName
  /** Whose figure it is, for who hears the page: `Ada · Bo`. */
  of?: string
  chosen: boolean
  onOpen: () => void
  large?: boolean
  /** Another button of the row opens the same items, so that Tab need not stop here too. */
  beside?: boolean
}

/** A figure that opens the items behind it. */
export function FigureButton({ figure, name, of, chosen, onOpen, large, beside }: ButtonProps) {
  return (
    <button
      type="button"
      tabIndex={beside ? -1 : undefined}
      aria-pressed={chosen}
      title="Show the items behind it"
      onClick={onOpen}
      className="relative -mx-1 min-h-6 rounded-sm px-1 text-left hover:bg-accent-soft aria-pressed:bg-accent-soft"
    >
      <FigureValue figure={figure} name={name} large={large} />
      <span className="sr-only">
        {' '}
        {figureMeanings[name].name}
        {of ? ` of ${of}` : ''}: the items behind it
      </span>
    </button>
  )
}

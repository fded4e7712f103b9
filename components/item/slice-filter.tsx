import { cn } from '../ui/class-names.ts'

export type SliceCount = { name: string; value: string; items: number }

type Props = {
  slices: readonly SliceCount[]
  /** Chosen ones, as `name=value`. */
  chosen: readonly string[]
  onToggle: (slice: string) => void
}

/** The slices of the data by name, each with its number of items; chosen ones narrow the list. */
export function SliceFilter({ slices, chosen, onToggle }: Props) {
  const groups = [...Map.groupBy(slices, ({ name }) => name)]
  return (
    <div className="grid gap-4">
      {groups.map(([name, values]) => (
        <fieldset key={name} className="grid gap-0.5">
          <legend className="mb-1 font-medium text-faint text-sm">{name}</legend>
          {values.map(({ value, items }) => {
            const key = `${name}=${value}`
            return (
              <label
                key={key}
                className={cn(
                  'flex h-7 cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent',
                )}
              >
                <input
                  type="checkbox"
                  className="size-3.5 accent-accent"
                  checked={chosen.includes(key)}
                  onChange={() => onToggle(key)}
                />
                <span className="min-w-0 grow truncate">{value}</span>
                <span className="text-faint text-sm tabular-nums">{items.toLocaleString('en')}</span>
              </label>
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

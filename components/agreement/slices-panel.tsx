'use client'
import { useMemo } from 'react'
import type { SliceFigures } from '#lib/domain/impact/agreement-report.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { IntervalPlot } from '../plots/interval-plot.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { ExplainedHead } from './explained.tsx'
import { FigureButton, percentage } from './figure-value.tsx'

type Props = { slices: readonly SliceFigures[]; chosen: string | null; onOpen: (key: string) => void }

/** Agreement slice by slice, with each slice's share of the data. */
export function SlicesPanel({ slices, chosen, onOpen }: Props) {
  const rows = useMemo(
    () =>
      slices.map((slice) => {
        const alpha = slice.headline.find(({ name }) => name === 'alpha')?.figure
        const defined = alpha && isDefined(alpha) ? alpha : null
        return {
          key: `${slice.name}:${slice.value}`,
          label: `${slice.name}: ${slice.value}`,
          value: defined?.value ?? null,
          low: defined?.interval?.[0] ?? null,
          high: defined?.interval?.[1] ?? null,
        }
      }),
    [slices],
  )
  return (
    <Panel title="Slices" note="alpha within each slice, and its share of the data">
      {slices.length === 0 ? (
        <p className="text-muted">
          No item has a slice. Import them with a column named slice:… to see where labelers differ more.
        </p>
      ) : (
        <>
          <IntervalPlot rows={rows} label="Alpha of each slice; the table below holds the numbers" />
          <Table className="mt-2">
            <thead>
              <tr>
                <HeadCell>slice</HeadCell>
                <ExplainedHead name="alpha" />
                <HeadCell numeric>items</HeadCell>
                <HeadCell numeric>share</HeadCell>
              </tr>
            </thead>
            <tbody>
              {slices.map((slice) => {
                const alpha = slice.headline.find(({ name }) => name === 'alpha')?.figure
                const key = behindKey.slice(slice)
                const name = `${slice.name}: ${slice.value}`
                const opened = { of: name, chosen: key === chosen, onOpen: () => onOpen(key) }
                return (
                  <Row key={key} className={key === chosen ? 'bg-accent-soft' : undefined}>
                    <Cell>
                      <button
                        type="button"
                        aria-pressed={key === chosen}
                        onClick={() => onOpen(key)}
                        className="rounded-sm text-left hover:text-accent"
                      >
                        {name}
                      </button>
                    </Cell>
                    <Cell numeric>
                      {alpha ? <FigureButton figure={alpha} name="alpha" {...opened} beside /> : null}
                    </Cell>
                    <Cell numeric className="tabular-nums">
                      {slice.items.length}
                    </Cell>
                    <Cell numeric className="tabular-nums">
                      {percentage(slice.share)}
                    </Cell>
                  </Row>
                )
              })}
            </tbody>
          </Table>
        </>
      )}
    </Panel>
  )
}

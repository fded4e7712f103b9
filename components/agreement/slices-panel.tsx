'use client'
import { useMemo } from 'react'
import type { SliceFigures } from '#lib/domain/impact/agreement-report.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { IntervalPlot } from '../plots/interval-plot.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { FigureValue, percentage } from './figure-value.tsx'

type Props = { slices: readonly SliceFigures[]; onChoose: (slice: { name: string; value: string }) => void }

/** Agreement slice by slice, with each slice's share of the data. */
export function SlicesPanel({ slices, onChoose }: Props) {
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
                <HeadCell numeric>alpha</HeadCell>
                <HeadCell numeric>items</HeadCell>
                <HeadCell numeric>share</HeadCell>
              </tr>
            </thead>
            <tbody>
              {slices.map((slice) => {
                const alpha = slice.headline.find(({ name }) => name === 'alpha')?.figure
                return (
                  <Row key={`${slice.name}:${slice.value}`}>
                    <Cell>
                      <button
                        type="button"
                        onClick={() => onChoose(slice)}
                        className="rounded-sm text-left hover:text-accent"
                      >
                        {slice.name}: {slice.value}
                      </button>
                    </Cell>
                    <Cell numeric>{alpha ? <FigureValue figure={alpha} name="alpha" /> : null}</Cell>
                    <Cell numeric className="tabular-nums">
                      {slice.items}
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

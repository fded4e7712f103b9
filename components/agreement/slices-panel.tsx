'use client'
import { useMemo } from 'react'
import { alphaAmong } from '#lib/domain/agreement/question-agreement.ts'
import type { SliceFigures } from '#lib/domain/impact/agreement-report.ts'
import { drawnFigure, IntervalPlot } from '../plots/interval-plot.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { BehindRow } from './behind-row.tsx'
import { ExplainedHead } from './explained.tsx'
import { FigureButton, percentage } from './figure-value.tsx'

type Props = { slices: readonly SliceFigures[]; chosen: string | null; onOpen: (key: string) => void }

/** Agreement slice by slice, with each slice's share of the data. */
export function SlicesPanel({ slices, chosen, onOpen }: Props) {
  const rows = useMemo(
    () =>
      slices.map((slice) => ({
        key: `${slice.name}:${slice.value}`,
        label: `${slice.name}: ${slice.value}`,
        ...drawnFigure(alphaAmong(slice.headline)),
      })),
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
                const alpha = alphaAmong(slice.headline)
                const key = behindKey.slice(slice)
                const name = `${slice.name}: ${slice.value}`
                const opened = { of: name, chosen: key === chosen, onOpen: () => onOpen(key) }
                return (
                  <BehindRow key={key} behind={key} chosen={chosen} onOpen={onOpen} name={name}>
                    <Cell numeric>
                      {alpha ? <FigureButton figure={alpha} name="alpha" {...opened} beside /> : null}
                    </Cell>
                    <Cell numeric>{slice.items.length}</Cell>
                    <Cell numeric>{percentage(slice.share)}</Cell>
                  </BehindRow>
                )
              })}
            </tbody>
          </Table>
        </>
      )}
    </Panel>
  )
}

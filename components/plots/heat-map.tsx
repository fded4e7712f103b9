'use client'
import { useCallback } from 'react'
import { Plot } from './plot.tsx'

export type HeatCell = { x: string; y: string; value: number; text: string }

type Props = { cells: readonly HeatCell[]; names: readonly string[]; label: string; marginLeft?: number }

/** A square of names against names; the stronger the colour, the larger the value. */
export function HeatMap({ cells, names, label, marginLeft = 110 }: Props) {
  const options = useCallback(
    (plot: typeof import('@observablehq/plot'), width: number) => {
      const side = Math.min(48, Math.max(22, (width - marginLeft - 8) / Math.max(1, names.length)))
      const most = Math.max(1e-9, ...cells.map((cell) => cell.value))
      const short = (name: string) => (name.length > 16 ? `${name.slice(0, 15)}…` : name)
      return {
        height: side * names.length + 88,
        marginLeft,
        marginTop: 82,
        marginBottom: 4,
        marginRight: Math.max(4, width - marginLeft - side * names.length),
        x: { domain: [...names], axis: 'top' as const, label: null, tickSize: 0, tickRotate: -35, tickFormat: short },
        y: { domain: [...names], label: null, tickSize: 0, tickFormat: short },
        marks: [
          plot.cell(cells, {
            x: 'x',
            y: 'y',
            fill: 'var(--accent)',
            fillOpacity: (cell: HeatCell) => 0.08 + 0.92 * (cell.value / most),
            inset: 1,
            rx: 2,
          }),
          plot.text(cells, {
            x: 'x',
            y: 'y',
            text: 'text',
            fill: (cell: HeatCell) => (cell.value / most > 0.55 ? 'var(--on-accent)' : 'var(--ink)'),
          }),
        ],
      }
    },
    [cells, names, marginLeft],
  )
  return <Plot options={options} label={label} />
}

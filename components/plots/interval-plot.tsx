'use client'
import { useCallback } from 'react'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { Plot } from './plot.tsx'

export type IntervalRow = {
  key: string
  label: string
  value: number | null
  low: number | null
  high: number | null
  /** A CSS colour; ink unless given. */
  colour?: string
  /** Drawn hollow: another kind of figure than its neighbours. */
  hollow?: boolean
}

/** What a row draws of a figure: nothing where it is undefined, no bar where it has no interval. */
export function drawnFigure(figure: Figure | null): Pick<IntervalRow, 'value' | 'low' | 'high'> {
  if (!figure || !isDefined(figure)) return { value: null, low: null, high: null }
  const { value, interval } = figure
  return { value, low: interval?.[0] ?? null, high: interval?.[1] ?? null }
}

type Props = {
  rows: readonly IntervalRow[]
  label: string
  domain?: readonly [number, number]
  percent?: boolean
  marginLeft?: number
  /** A line at 0, from which differences go either way. */
  zero?: boolean
}

/** One line a row: a dot for the value and a bar for its interval, all on one axis. */
export function IntervalPlot({ rows, label, domain, percent, marginLeft = 150, zero }: Props) {
  const options = useCallback(
    (plot: typeof import('@observablehq/plot')) => {
      const shown = rows.filter((row) => row.value !== null)
      const low = Math.min(0, ...shown.map((row) => row.low ?? row.value ?? 0))
      return {
        height: 34 + 26 * rows.length,
        marginLeft,
        marginTop: 4,
        marginBottom: 28,
        x: {
          domain: domain ? [...domain] : [low < 0 ? Math.max(-1, low) : 0, 1],
          grid: true,
          label: null,
          tickFormat: percent ? (value: number) => `${Math.round(100 * value)} %` : undefined,
        },
        y: {
          domain: rows.map((row) => row.key),
          label: null,
          tickSize: 0,
          tickFormat: (key: string) => labelOf(rows, key, Math.floor((marginLeft - 8) / 6)),
        },
        marks: [
          ...(zero ? [plot.ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.5 })] : []),
          plot.ruleY(
            shown.filter((row) => row.low !== null),
            {
              y: 'key',
              x1: 'low',
              x2: 'high',
              stroke: (row: IntervalRow) => row.colour ?? 'currentColor',
              strokeWidth: 2,
              strokeOpacity: 0.45,
            },
          ),
          plot.dot(shown, {
            y: 'key',
            x: 'value',
            r: 4.5,
            stroke: (row: IntervalRow) => row.colour ?? 'currentColor',
            strokeWidth: 2,
            fill: (row: IntervalRow) => (row.hollow ? 'var(--surface)' : (row.colour ?? 'currentColor')),
          }),
        ],
      }
    },
    [rows, domain, percent, marginLeft, zero],
  )
  return <Plot options={options} label={label} />
}

/** The label of a row, cut to the letters that fit beside the axis. */
function labelOf(rows: readonly IntervalRow[], key: string, most: number): string {
  const label = rows.find((row) => row.key === key)?.label ?? key
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

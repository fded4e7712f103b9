'use client'
import { useMemo } from 'react'
import { alphaAmong } from '#lib/domain/agreement/question-agreement.ts'
import type { AxisPoint } from '#lib/domain/impact/agreement-report.ts'
import { drawnFigure, IntervalPlot, type IntervalRow } from '../plots/interval-plot.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { ExplainedHead } from './explained.tsx'
import { FigureButton } from './figure-value.tsx'
import { axisLabel, count, howWords, leftOutParts } from './measurement-words.ts'

type Props = {
  axis: readonly AxisPoint[]
  /** The measurement that is broken down, and the figure whose items are shown. */
  chosen: string
  open: string | null
  onChoose: (key: string) => void
  /** Shows the items behind a measurement's alpha. */
  onOpen: (key: string) => void
}

/** Every measurement of the question on one axis: what was measured, what a change promised, what it brought. */
export function AxisPanel({ axis, chosen, open, onChoose, onOpen }: Props) {
  const rows = useMemo(() => axis.map(toRow), [axis])
  return (
    <Panel
      title="Versions and rounds on one axis"
      note="alpha with its 95 % interval; hollow dots are recomputed"
      className="h-full"
    >
      <IntervalPlot
        rows={rows}
        label={`Alpha of ${count(axis.length, 'measurement')}; the table below holds the numbers`}
        marginLeft={190}
      />
      <Table className="mt-2">
        <thead>
          <tr>
            <HeadCell>measurement</HeadCell>
            <ExplainedHead name="alpha" />
            <HeadCell numeric>items</HeadCell>
          </tr>
        </thead>
        <tbody>
          {axis.map((point) => {
            const alpha = alphaAmong(point.headline)
            const left = leftOutParts(point)
            return (
              <Row key={point.key} className={point.key === chosen ? 'bg-accent-soft' : undefined}>
                <Cell>
                  <button
                    type="button"
                    aria-pressed={point.key === chosen}
                    onClick={() => onChoose(point.key)}
                    title={howWords[point.how].means}
                    className="rounded-sm text-left hover:text-accent"
                  >
                    {axisLabel(point)}
                  </button>
                  {left.length > 0 ? <p className="text-faint text-sm">without {left.join(', ')}</p> : null}
                </Cell>
                <Cell numeric>
                  {alpha ? (
                    <FigureButton
                      figure={alpha}
                      name="alpha"
                      of={axisLabel(point)}
                      chosen={point.key === chosen && open === behindKey.figure('alpha')}
                      onOpen={() => onOpen(point.key)}
                      beside
                    />
                  ) : null}
                </Cell>
                <Cell numeric>{point.items}</Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}

function toRow(point: AxisPoint): IntervalRow {
  return {
    key: point.key,
    label: axisLabel(point),
    ...drawnFigure(alphaAmong(point.headline)),
    colour: 'var(--accent)',
    hollow: point.how === 'recomputed',
  }
}

'use client'

import { useMemo } from 'react'
import type { AgreementStep } from '#lib/domain/impact/agreement-step.ts'
import type { TrendPoint } from '#lib/domain/impact/project-facts.ts'
import { FigureValue } from '../agreement/figure-value.tsx'
import { howWords } from '../agreement/measurement-words.ts'
import { stepSentence } from '../agreement/step-words.ts'
import { drawnFigure, IntervalPlot } from '../plots/interval-plot.tsx'
import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'

type Props = {
  base: string
  question: string
  trend: readonly TrendPoint[]
  /** The newest step of fresh answers from one version to another. */
  step: AgreementStep | null
}

/** As many as can be read at a glance; the agreement page holds all. */
const shown = 6

/** Alpha over rounds and versions, drawn and in numbers. */
export function TrendPanel({ base, question, trend, step }: Props) {
  const points = trend.slice(-shown)
  const rows = useMemo(
    () =>
      trend.slice(-shown).map(({ key, label, how, figure }) => ({
        key,
        label,
        ...drawnFigure(figure),
        colour: 'var(--accent)',
        hollow: how === 'recomputed',
      })),
    [trend],
  )
  return (
    <Panel
      title="Agreement over rounds"
      note={`“${question}”: alpha with its 95 % interval; hollow dots are recomputed`}
      actions={
        <Link href={`${base}/agreement`} className="rounded-sm text-muted hover:text-accent">
          See why
        </Link>
      }
    >
      {step ? <p className="mb-2 text-balance font-medium text-md">{stepSentence(step)}</p> : null}
      <IntervalPlot rows={rows} label="Alpha over rounds; the table below holds the numbers" marginLeft={130} />
      <Table className="mt-1">
        <thead>
          <tr>
            <HeadCell>round, read at</HeadCell>
            <HeadCell>kind</HeadCell>
            <HeadCell numeric>alpha</HeadCell>
            <HeadCell numeric>items</HeadCell>
          </tr>
        </thead>
        <tbody>
          {points.map(({ key, label, how, figure, items }) => (
            <Row key={key}>
              <Cell>{label}</Cell>
              <Cell className="text-muted">{howWords[how].word}</Cell>
              <Cell numeric>{figure ? <FigureValue figure={figure} name="alpha" /> : null}</Cell>
              <Cell numeric>{items}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

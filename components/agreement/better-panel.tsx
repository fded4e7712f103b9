'use client'
import { useMemo } from 'react'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import { type AgreementStep, newestFreshStep } from '#lib/domain/impact/agreement-step.ts'
import { drawnFigure, IntervalPlot, type IntervalRow } from '../plots/interval-plot.tsx'
import { Badge } from '../ui/badge.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { ExplainedWords } from './explained.tsx'
import { count } from './measurement-words.ts'
import { differenceWords, ledgerWords, restsOn, stepMeans, stepName, stepSentence } from './step-words.ts'
import { StopRule } from './stop-rule-panel.tsx'

type Props = Pick<AgreementReport, 'steps' | 'stop'> & { isText: boolean }

/** Differences from measurement to measurement, each with its interval; then whether another change is worth it. */
export function BetterPanel({ steps, stop, isText }: Props) {
  const newest = newestFreshStep(steps)
  const last = steps.at(-1)
  const open = last?.kind === 'recomputed' ? last : null
  const ledger = newest ? ledgerWords(newest) : null
  return (
    <Panel
      title="Did it get better?"
      note="differences of alpha with their 95 % intervals; whether two intervals overlap is no test of a difference"
    >
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-2">
          <h3 className="flex flex-wrap items-center gap-2 font-medium text-muted text-sm">
            {newest ? stepName(newest) : open ? stepName(open) : 'One measurement'}
            {(newest ?? open)?.after.simulated ? <Badge tone="warn">simulated</Badge> : null}
          </h3>
          {newest ? <p className="text-balance font-medium text-md">{stepSentence(newest)}</p> : null}
          {ledger ? <p className="text-muted">{ledger}</p> : null}
          {open ? (
            <p className={newest ? 'text-muted' : 'text-balance font-medium text-md'}>{stepSentence(open)}</p>
          ) : null}
          {steps.length === 0 ? (
            <p className="text-muted">
              There is nothing to compare with yet. After the next version, a round of fresh items will tell whether
              agreement rose.
            </p>
          ) : (
            <Steps steps={steps} />
          )}
        </div>
        <StopRule stop={stop} isText={isText} />
      </div>
    </Panel>
  )
}

function Steps({ steps }: { steps: readonly AgreementStep[] }) {
  const rows = useMemo(() => steps.map(toRow), [steps])
  const promises = steps.some(({ promised }) => promised !== null)
  const reach = Math.min(
    2,
    Math.max(0.1, ...rows.flatMap(({ low, high, value }) => [low, high, value].map((x) => Math.abs(x ?? 0)))),
  )
  const domain = useMemo(() => [-reach, reach] as const, [reach])
  return (
    <>
      <IntervalPlot
        rows={rows}
        domain={domain}
        zero
        label={`${count(steps.length, 'difference')} of alpha; the table below holds the numbers`}
        marginLeft={190}
      />
      <Table>
        <thead>
          <tr>
            <HeadCell>from → to</HeadCell>
            <HeadCell numeric>difference</HeadCell>
            {promises ? <HeadCell numeric>promised</HeadCell> : null}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Row key={step.key}>
              <Cell>
                <ExplainedWords text={stepMeans(step)} className="text-left">
                  {stepName(step)}
                </ExplainedWords>
                <p className="text-faint text-sm">{restsOn(step)}</p>
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {differenceWords(step.difference)}
              </Cell>
              {promises ? (
                <Cell numeric className="whitespace-nowrap text-muted">
                  {step.promised ? differenceWords(step.promised) : ''}
                </Cell>
              ) : null}
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function toRow(step: AgreementStep): IntervalRow {
  return {
    key: step.key,
    label: stepName(step),
    ...drawnFigure(step.difference),
    colour: 'var(--accent)',
    hollow: step.kind === 'recomputed',
  }
}

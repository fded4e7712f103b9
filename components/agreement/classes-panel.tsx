'use client'
import { useMemo } from 'react'
import { type Category, categoryKey, type QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { IntervalPlot } from '../plots/interval-plot.tsx'
import { Badge } from '../ui/badge.tsx'
import { Panel } from '../ui/panel.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { FigureValue } from './figure-value.tsx'
import { categoryColour, categoryName, placeOf } from './measurement-words.ts'

/** Below so many choices an interval says little, and the class is marked. */
const rare = 10

type Props = {
  agreement: QuestionAgreement
  classes: readonly LabelClass[]
  chosen: string | null
  onChoose: (category: Category) => void
}

/** Each class against the rest, with its interval, and how often it was chosen. */
export function ClassesPanel({ agreement, classes, chosen, onChoose }: Props) {
  const inOrder = useMemo(
    () => agreement.classes.toSorted((a, b) => placeOf(a.category, classes) - placeOf(b.category, classes)),
    [agreement, classes],
  )
  const rows = useMemo(
    () =>
      inOrder.map((one) => {
        const alpha = one.figures.find(({ name }) => name === 'alpha')?.figure
        const defined = alpha && isDefined(alpha) ? alpha : null
        const colour = categoryColour(one.category, classes)
        return {
          key: categoryKey(one.category),
          label: categoryName(one.category, classes),
          value: defined?.value ?? null,
          low: defined?.interval?.[0] ?? null,
          high: defined?.interval?.[1] ?? null,
          colour: colour === null ? 'var(--muted)' : `var(--class-${colour})`,
        }
      }),
    [inOrder, classes],
  )
  if (agreement.classes.length === 0) return null
  const second = agreement.kind === 'boxes' ? 'found' : 'specific'
  return (
    <Panel title="Classes" note="alpha of each class against the rest">
      <IntervalPlot rows={rows} label="Alpha of each class; the table below holds the numbers" />
      <Table className="mt-2">
        <thead>
          <tr>
            <HeadCell>class</HeadCell>
            <HeadCell numeric>alpha</HeadCell>
            <HeadCell numeric>{second === 'found' ? 'found' : 'specific agreement'}</HeadCell>
            <HeadCell numeric>n</HeadCell>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((one) => (
            <Row
              key={categoryKey(one.category)}
              className={categoryKey(one.category) === chosen ? 'bg-accent-soft' : undefined}
            >
              <Cell>
                <span className="inline-flex items-center gap-2">
                  {one.category.kind === 'class' ? <Swatch color={categoryColour(one.category, classes) ?? 0} /> : null}
                  <button
                    type="button"
                    aria-pressed={categoryKey(one.category) === chosen}
                    onClick={() => onChoose(one.category)}
                    className="rounded-sm text-left hover:text-accent"
                  >
                    {categoryName(one.category, classes)}
                  </button>
                  {one.chosen < rare ? <Badge tone="outline">rare</Badge> : null}
                </span>
              </Cell>
              {(['alpha', second] as const).map((name) => {
                const figure = one.figures.find((candidate) => candidate.name === name)?.figure
                return (
                  <Cell key={name} numeric>
                    {figure ? <FigureValue figure={figure} name={name} /> : null}
                  </Cell>
                )
              })}
              <Cell numeric className="tabular-nums">
                {one.chosen}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

'use client'
import { useMemo } from 'react'
import { alphaAmong, categoryKey, type QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { enoughAnswers } from '#lib/domain/agreement/stop-rule.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { drawnFigure, IntervalPlot } from '../plots/interval-plot.tsx'
import { Badge } from '../ui/badge.tsx'
import { Panel } from '../ui/panel.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { Cell, HeadCell, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { BehindRow } from './behind-row.tsx'
import { ExplainedHead } from './explained.tsx'
import { FigureButton } from './figure-value.tsx'
import { categoryColour, categoryName, count, placeOf } from './measurement-words.ts'

type Props = {
  agreement: QuestionAgreement
  classes: readonly LabelClass[]
  chosen: string | null
  onOpen: (key: string) => void
}

/** Each class against the rest, with its interval, and how often it was chosen. */
export function ClassesPanel({ agreement, classes, chosen, onOpen }: Props) {
  const inOrder = useMemo(
    () => agreement.classes.toSorted((a, b) => placeOf(a.category, classes) - placeOf(b.category, classes)),
    [agreement, classes],
  )
  const rows = useMemo(
    () =>
      inOrder.map((one) => {
        const colour = categoryColour(one.category, classes)
        return {
          key: categoryKey(one.category),
          label: categoryName(one.category, classes),
          ...drawnFigure(alphaAmong(one.figures)),
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
            <ExplainedHead name="alpha" />
            <ExplainedHead name={second} />
            <HeadCell numeric>n</HeadCell>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((one) => {
            const key = behindKey.class(one.category)
            const name = categoryName(one.category, classes)
            const opened = { of: name, chosen: key === chosen, onOpen: () => onOpen(key) }
            return (
              <BehindRow
                key={key}
                behind={key}
                chosen={chosen}
                onOpen={onOpen}
                name={name}
                before={
                  one.category.kind === 'class' ? <Swatch color={categoryColour(one.category, classes) ?? 0} /> : null
                }
                after={one.chosen < enoughAnswers ? <Badge tone="outline">rare</Badge> : null}
                remark={one.chosen < enoughAnswers ? stillNeeded(one.chosen, agreement.items) : null}
              >
                {(['alpha', second] as const).map((figureName) => {
                  const figure = one.figures.find((candidate) => candidate.name === figureName)?.figure
                  return (
                    <Cell key={figureName} numeric>
                      {figure ? <FigureButton figure={figure} name={figureName} {...opened} beside /> : null}
                    </Cell>
                  )
                })}
                <Cell numeric>{one.chosen}</Cell>
              </BehindRow>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}

/** How many more items, drawn as these were, would bring a rare class to where its figures say something. */
function stillNeeded(chosen: number, items: number): string {
  if (chosen === 0) return 'never chosen: draw items that show it'
  return `chosen ${chosen === 1 ? 'once' : `${chosen} times`}; about ${count(Math.ceil((items * (enoughAnswers - chosen)) / chosen), 'more item')} would make it ${enoughAnswers}`
}

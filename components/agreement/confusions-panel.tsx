'use client'
import { useMemo } from 'react'
import { categoryKey, type QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { HeatMap } from '../plots/heat-map.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { BehindRow } from './behind-row.tsx'
import { coefficient } from './figure-value.tsx'
import { categoryName, placeOf } from './measurement-words.ts'

type Props = {
  agreement: QuestionAgreement
  classes: readonly LabelClass[]
  chosen: string | null
  onOpen: (key: string) => void
}

/** What is confused with what, and what it costs; a row opens the items behind it. */
export function ConfusionsPanel({ agreement, classes, chosen, onOpen }: Props) {
  const { confusions } = agreement
  const cells = useMemo(
    () =>
      confusions.flatMap(({ a, b, count }) => {
        const [x, y] = [categoryName(a, classes), categoryName(b, classes)]
        return [
          { x, y, value: count, text: String(count) },
          { x: y, y: x, value: count, text: String(count) },
        ]
      }),
    [confusions, classes],
  )
  const names = useMemo(
    () => [
      ...new Map(
        confusions
          .flatMap(({ a, b }) => [a, b])
          .sort((a, b) => placeOf(a, classes) - placeOf(b, classes))
          .map((c) => [categoryKey(c), categoryName(c, classes)]),
      ).values(),
    ],
    [confusions, classes],
  )
  if (agreement.kind === 'text') return null
  if (confusions.length === 0) {
    return (
      <Panel title="Confusion pairs">
        <p className="text-muted">No two classes were confused.</p>
      </Panel>
    )
  }
  return (
    <Panel title="Confusion pairs" note="the number of items on which both were given, and what that costs alpha">
      <HeatMap
        cells={cells}
        names={names}
        label="How often each two classes were confused; the table below holds the numbers"
      />
      <Table className="mt-2">
        <thead>
          <tr>
            <HeadCell>pair</HeadCell>
            <HeadCell numeric>items</HeadCell>
            <HeadCell numeric>costs alpha</HeadCell>
          </tr>
        </thead>
        <tbody>
          {confusions.slice(0, 12).map((pair) => {
            const key = behindKey.confusion(pair.a, pair.b)
            return (
              <BehindRow
                key={key}
                behind={key}
                chosen={chosen}
                onOpen={onOpen}
                name={
                  <>
                    {categoryName(pair.a, classes)} / {categoryName(pair.b, classes)}
                  </>
                }
              >
                <Cell numeric>{pair.count}</Cell>
                <Cell numeric>{coefficient(pair.cost)}</Cell>
              </BehindRow>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}

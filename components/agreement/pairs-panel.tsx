'use client'
import type { QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { BehindRow } from './behind-row.tsx'
import { ExplainedHead } from './explained.tsx'
import { FigureButton } from './figure-value.tsx'

type Props = {
  agreement: QuestionAgreement
  nameOf: (labeler: string) => string
  chosen: string | null
  onOpen: (key: string) => void
}

/** Every two labelers on the items that both answered. */
export function PairsPanel({ agreement, nameOf, chosen, onOpen }: Props) {
  const pairs = agreement.pairs
    .map((pair) => ({ ...pair, names: [nameOf(pair.a), nameOf(pair.b)].sort().join(' · ') }))
    .sort((one, other) => one.names.localeCompare(other.names))
  const names = agreement.pairs[0]?.figures.map(({ name }) => name) ?? []
  return (
    <Panel title="Labeler pairs" note="on the items that both answered">
      {agreement.pairs.length === 0 ? <p className="text-muted">No two labelers answered the same item yet.</p> : null}
      {agreement.pairs.length > 0 ? (
        <Table>
          <thead>
            <tr>
              <HeadCell>labelers</HeadCell>
              {names.map((name) => (
                <ExplainedHead key={name} name={name} />
              ))}
              <HeadCell numeric>items</HeadCell>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => {
              const key = behindKey.pair(pair)
              return (
                <BehindRow key={key} behind={key} chosen={chosen} onOpen={onOpen} name={pair.names}>
                  {pair.figures.map(({ name, figure }) => (
                    <Cell key={name} numeric>
                      <FigureButton
                        figure={figure}
                        name={name}
                        of={pair.names}
                        chosen={key === chosen}
                        onOpen={() => onOpen(key)}
                        beside
                      />
                    </Cell>
                  ))}
                  <Cell numeric>{pair.items.length}</Cell>
                </BehindRow>
              )
            })}
          </tbody>
        </Table>
      ) : null}
    </Panel>
  )
}

'use client'
import type { QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
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
                <Row key={key} className={key === chosen ? 'bg-accent-soft' : undefined}>
                  <Cell>
                    <button
                      type="button"
                      aria-pressed={key === chosen}
                      onClick={() => onOpen(key)}
                      className="rounded-sm text-left hover:text-accent"
                    >
                      {pair.names}
                    </button>
                  </Cell>
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
                  <Cell numeric className="tabular-nums">
                    {pair.items.length}
                  </Cell>
                </Row>
              )
            })}
          </tbody>
        </Table>
      ) : null}
    </Panel>
  )
}

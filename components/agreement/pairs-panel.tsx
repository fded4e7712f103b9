import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { FigureValue } from './figure-value.tsx'

type Props = { agreement: QuestionAgreement; nameOf: (labeler: string) => string }

/** Every two labelers on the items that both answered. */
export function PairsPanel({ agreement, nameOf }: Props) {
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
                <HeadCell key={name} numeric>
                  {figureMeanings[name].name}
                </HeadCell>
              ))}
              <HeadCell numeric>items</HeadCell>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <Row key={`${pair.a} ${pair.b}`}>
                <Cell>{pair.names}</Cell>
                {pair.figures.map(({ name, figure }) => (
                  <Cell key={name} numeric>
                    <FigureValue figure={figure} name={name} />
                  </Cell>
                ))}
                <Cell numeric className="tabular-nums">
                  {pair.figures[0]?.figure.units ?? 0}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Panel>
  )
}

import { samplingWords } from '#components/assignment/round-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/table.tsx'
import type { RoundView } from './round-view.ts'

const kinds = { label: null, relabel: 'relabeling', import: 'imported' } as const

/** Rounds that are over, and annotations that came from elsewhere. */
export function ClosedRounds({ rounds }: { rounds: readonly RoundView[] }) {
  if (rounds.length === 0) return null
  return (
    <Panel title="Closed">
      <Table>
        <thead>
          <tr>
            <HeadCell>Round</HeadCell>
            <HeadCell>Definition</HeadCell>
            <HeadCell>Items</HeadCell>
            <HeadCell numeric>Labelers</HeadCell>
            <HeadCell numeric>Answers</HeadCell>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {rounds.map(({ round, versionNumber, counts, labelers }) => (
            <Row key={round.id}>
              <Cell>
                <span className="flex items-center gap-2">
                  <span className="font-medium">{round.name}</span>
                  {kinds[round.kind] ? <Badge>{kinds[round.kind]}</Badge> : null}
                </span>
              </Cell>
              <Cell>v{versionNumber}</Cell>
              <Cell>{samplingWords(round.sampling, counts.items)}</Cell>
              <Cell numeric>{labelers.filter(({ submitted }) => submitted > 0).length}</Cell>
              <Cell numeric>{counts.submitted}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

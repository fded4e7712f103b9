import { Badge } from '#components/ui/badge.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/table.tsx'
import type { RoundView } from './round-view.ts'

type Props = { labelers: RoundView['labelers']; items: number }

/** Each labeler's share of a round, with her pace. */
export function LabelerTable({ labelers, items }: Props) {
  if (labelers.length === 0) return <p className="text-muted">Nobody labels in this round yet.</p>
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>Labeler</HeadCell>
          <HeadCell className="w-1/3">Of {items} items</HeadCell>
          <HeadCell numeric>Handed in</HeadCell>
          <HeadCell numeric>Held</HeadCell>
          <HeadCell numeric>Skipped</HeadCell>
          <HeadCell numeric title="Handed in after the lease had run out; left out of agreement">
            Too late
          </HeadCell>
          <HeadCell numeric title="Per hour of active time">
            Labels / h
          </HeadCell>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {labelers.map((one) => (
          <Row key={one.account}>
            <Cell>
              <span className="flex items-center gap-2">
                {one.name}
                {one.simulated ? <Badge>simulated</Badge> : null}
                {one.blind ? null : <Badge tone="warn">not blind</Badge>}
              </span>
            </Cell>
            <Cell>
              <Progress value={one.submitted} max={items} label={`${one.name}: ${one.submitted} of ${items}`} />
            </Cell>
            <Cell numeric>{one.submitted}</Cell>
            <Cell numeric>{one.held}</Cell>
            <Cell numeric>{one.skipped}</Cell>
            <Cell numeric>{one.surplus}</Cell>
            <Cell numeric>{one.pacePerHour === null ? '–' : Math.round(one.pacePerHour)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

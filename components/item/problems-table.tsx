import type { ImportProblem } from '#lib/domain/item/import-summary.ts'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'

type Props = { problems: readonly ImportProblem[]; count: number }

/** What is wrong with an import, row by row; the first hundred. */
export function ProblemsTable({ problems, count }: Props) {
  return (
    <div className="grid gap-2">
      <div className="max-h-80 overflow-y-auto">
        <Table aria-label="Bad rows">
          <thead>
            <Row>
              <HeadCell>File</HeadCell>
              <HeadCell numeric>Row</HeadCell>
              <HeadCell>What is wrong</HeadCell>
            </Row>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <Row key={`${problem.file}\n${problem.row}\n${problem.message}`}>
                <Cell className="max-w-56 truncate text-muted" title={problem.file}>
                  {problem.file}
                </Cell>
                <Cell numeric>{problem.row ?? '–'}</Cell>
                <Cell>{problem.message}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
      {count > problems.length ? (
        <p className="text-faint text-sm">and {(count - problems.length).toLocaleString('en')} more</p>
      ) : null}
    </div>
  )
}

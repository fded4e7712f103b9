import type { ImportSummary, ImportTable } from '#lib/domain/item/import-summary.ts'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'

/** What an import would bring, in numbers. */
export function ImportCounts({ summary }: { summary: ImportSummary }) {
  const labelers = summary.labelers.length
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      <Count label="new items" value={summary.new} />
      <Count label="already present" value={summary.present} />
      {labelers > 0 ? (
        <Count
          label={`annotations of ${labelers} ${labelers === 1 ? 'labeler' : 'labelers'}`}
          value={summary.annotations}
          note={summary.labelers.slice(0, 5).join(', ') + (labelers > 5 ? ' …' : '')}
        />
      ) : null}
      {summary.references > 0 ? <Count label="references" value={summary.references} /> : null}
      {summary.problemCount > 0 ? <Count label="bad rows" value={summary.problemCount} bad /> : null}
    </dl>
  )
}

function Count({ label, value, note, bad }: { label: string; value: number; note?: string; bad?: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-muted text-sm">
        {label}
        {note ? <span className="block text-faint">{note}</span> : null}
      </dt>
      <dd className={`font-semibold text-2xl tabular-nums ${bad ? 'text-danger' : ''}`}>
        {value.toLocaleString('en')}
      </dd>
    </div>
  )
}

/** The first rows of a table, under the columns that were understood. */
export function TablePreview({ table }: { table: ImportTable }) {
  const meta = [...new Set(table.sample.flatMap((row) => Object.keys(row.metadata)))]
  const slices = [...new Set(table.sample.flatMap((row) => row.slices.map(({ name }) => name)))]
  const plain = (['id', 'file', 'question', 'labeler', 'value', 'lacks'] as const).filter((column) =>
    table.sample.some((row) => row[column] !== null),
  )
  return (
    <div className="grid gap-1">
      <h3 className="font-medium">
        {table.file} <span className="font-normal text-muted">{table.rows.toLocaleString('en')} rows</span>
      </h3>
      <Table aria-label={`First rows of ${table.file}`}>
        <thead>
          <Row>
            {plain.map((column) => (
              <HeadCell key={column}>{column}</HeadCell>
            ))}
            {meta.map((name) => (
              <HeadCell key={name}>meta:{name}</HeadCell>
            ))}
            {slices.map((name) => (
              <HeadCell key={name}>slice:{name}</HeadCell>
            ))}
          </Row>
        </thead>
        <tbody>
          {table.sample.map((row) => (
            <Row key={row.row}>
              {plain.map((column) => (
                <Cell key={column} className="max-w-72 truncate">
                  {row[column]}
                </Cell>
              ))}
              {meta.map((name) => (
                <Cell key={name} className="max-w-40 truncate text-muted">
                  {row.metadata[name]}
                </Cell>
              ))}
              {slices.map((name) => (
                <Cell key={name} className="text-muted">
                  {row.slices
                    .filter((slice) => slice.name === name)
                    .map(({ value }) => value)
                    .join(', ')}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

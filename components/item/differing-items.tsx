import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'

/** Items that are in the project and of which the files of an import say otherwise, and what becomes of them. */
export function DifferingItems({ differing }: { differing: ImportSummary['differing'] }) {
  const { count, first } = differing
  if (count === 0) return null
  const one = count === 1
  const lines = first.flatMap(({ item, differences }) => differences.map((difference) => ({ item, ...difference })))
  return (
    <section className="grid gap-2" aria-labelledby="differing">
      <div>
        <h3 id="differing" className="font-medium">
          {count.toLocaleString('en')} present {one ? 'item stays as it is' : 'items stay as they are'}
        </h3>
        <p className="text-muted">
          The files say something else of {one ? 'it' : 'them'} than the project does. An import adds items and labels;
          it never changes what is known of an item already.
        </p>
      </div>
      <div className="max-h-60 overflow-y-auto">
        <Table aria-label="What the files say otherwise">
          <thead>
            <Row>
              <HeadCell>Item</HeadCell>
              <HeadCell>Fact</HeadCell>
              <HeadCell>In the project</HeadCell>
              <HeadCell>In the files</HeadCell>
            </Row>
          </thead>
          <tbody>
            {lines.map(({ item, fact, kept, given }) => (
              <Row key={`${item}\n${fact}`}>
                <Cell className="max-w-56 truncate" title={item}>
                  {item}
                </Cell>
                <Cell className="max-w-40 truncate text-muted">{fact}</Cell>
                <Cell className="max-w-60 truncate">{kept ?? '–'}</Cell>
                <Cell className="max-w-60 truncate">{given}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
      {count > first.length ? (
        <p className="text-faint text-sm">and {(count - first.length).toLocaleString('en')} more items</p>
      ) : null}
    </section>
  )
}

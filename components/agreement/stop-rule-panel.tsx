import type { StopReport } from '#lib/domain/impact/stop-report.ts'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { ExplainedWords } from './explained.tsx'
import { count } from './measurement-words.ts'
import { differenceWords } from './step-words.ts'
import { gainMeans, patternName, stopWords } from './stop-words.ts'

type Props = {
  stop: StopReport | null
  /** Transcripts have no classes that could be confused. */
  isText: boolean
}

const shown = 5

/** Whether to change the definition once more, and what each remaining pattern could bring at most. */
export function StopRule({ stop, isText }: Props) {
  if (!stop) {
    return (
      <div className="min-w-0">
        <h3 className="font-medium text-muted text-sm">Go on or stop?</h3>
        <p className="mt-1 text-muted">
          {isText
            ? 'The rule reads which classes are confused. Transcripts have none; what is written differently stands below.'
            : 'Nothing is measured anew yet that it could speak of.'}
        </p>
      </div>
    )
  }
  const { patterns, classes, at, items } = stop
  return (
    <div className="min-w-0">
      <h3 className="font-medium text-muted text-sm">
        Go on or stop? Version {at}, on {count(items, 'item')}
      </h3>
      <p className="mt-1 text-balance font-medium text-md">{stopWords(stop)}</p>
      {patterns.length > 0 ? (
        <Table className="mt-2">
          <thead>
            <tr>
              <HeadCell>pattern</HeadCell>
              <HeadCell numeric>items</HeadCell>
              <HeadCell numeric>
                <ExplainedWords text={gainMeans} className="min-h-6">
                  alpha, if settled
                </ExplainedWords>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {patterns.slice(0, shown).map(({ key, a, b, items: on, gain }) => (
              <Row key={key}>
                <Cell>{patternName({ a, b }, classes)}</Cell>
                <Cell numeric>{on}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  {differenceWords(gain)}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      {patterns.length > shown ? (
        <p className="mt-1 text-faint text-sm">and {count(patterns.length - shown, 'pattern')} that would bring less</p>
      ) : null}
    </div>
  )
}

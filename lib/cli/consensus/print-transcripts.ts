import { errorRate } from '#lib/domain/text/error-rates.ts'
import { countsOf, printTable } from '../text-table.ts'
import type { TranscriptReport } from './transcripts.ts'

/** Rows shown of a table; JSON has them all. */
const shortTable = 20

/** The report as tables that a person can read. */
export function* printTranscripts(report: TranscriptReport): Generator<string> {
  const { answers, method, texts, tied, labelers, errors, accuracy, goldItems } = report
  const { items, ratings, missing } = answers
  yield `${method}: ${countsOf({ items: items.length, labelers: labelers.length, answers: ratings.unit.length, missing })}\n`
  if (errors !== null && accuracy !== null) {
    yield `Word error rate against gold ${errorRate(errors).toFixed(4)} over ${errors.reference.toLocaleString('en')} words; `
    yield `wholly right ${accuracy.toFixed(4)} of ${goldItems} gold items\n`
  }
  yield `Ties, left without a text: ${tied.length}\n\n`
  const itemColumns = [
    { title: 'item', cell: (u: number) => items[u] as string },
    { title: 'text', cell: (u: number) => texts[u] ?? (tied.includes(u) ? '(tied)' : '(no answer)') },
  ]
  yield `${printTable([...items.keys()], itemColumns, shortTable)}\n\n`
  const labelerColumns = [
    { title: 'labeler', cell: (l: number) => answers.labelers[l] as string },
    { title: 'items', right: true, cell: (l: number) => String(labelers[l]?.items) },
    { title: 'weight', right: true, cell: (l: number) => labelers[l]?.weight?.toFixed(4) ?? '–' },
    { title: 'word error rate', right: true, cell: (l: number) => showRate(labelers[l]) },
  ]
  yield `${printTable([...labelers.keys()], labelerColumns, shortTable)}\n`
}

function showRate(labeler: TranscriptReport['labelers'][number] | undefined): string {
  if (labeler === undefined || labeler.errors.reference === 0) return '–'
  return errorRate(labeler.errors).toFixed(4)
}

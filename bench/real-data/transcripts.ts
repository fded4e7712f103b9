import { readFileSync } from 'node:fs'
import { rover } from '#lib/domain/consensus/rover.ts'
import { countErrors, errorRate, poolErrors } from '#lib/domain/text/error-rates.ts'
import { readTable } from '../../vectors/answer-table.ts'

/**
 * Word error rates of ROVER's transcripts of CrowdSpeech against what was read. Transcripts are lower-cased and keep
 * letters, digits, apostrophes and spaces; the paper's exact normalisation differs a little and moves the rates by .001.
 */
export function measureRover(
  [transcripts, read]: readonly string[],
  order: 'given' | 'medoid',
): { meanRate: number; pooledRate: number } {
  const references = new Map(
    readFileSync(read as string, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string]),
  )
  const recordings = Map.groupBy(readTable(transcripts as string), (row) => row['INPUT:audio'] ?? '')
  const errors = [...recordings].map(([recording, rows]) => {
    const words = rover(
      rows.map((row) => splitPlain(row['OUTPUT:transcription'] ?? '')),
      { order },
    )
    return countErrors(splitPlain(references.get(recording) ?? ''), words)
  })
  const meanRate = errors.reduce((sum, one) => sum + errorRate(one), 0) / errors.length
  return { meanRate, pooledRate: errorRate(poolErrors(errors)) }
}

function splitPlain(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_' ]/gu, '')
    .split(' ')
    .filter((word) => word !== '')
}

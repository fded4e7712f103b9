import { rover } from '#lib/domain/consensus/rover.ts'
import { countErrors, errorRate, poolErrors } from '#lib/domain/text/error-rates.ts'
import { type CaseResult, type Checker, eachCase, isRecord } from '../cases.ts'

type Row = readonly [item: string, labeler: string, text: string]

/** Transcript aggregation: of the expected methods only ROVER is claimed. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    if (!isRecord(one.expect) || !isRecord(one.expect.rover) || !Array.isArray(one.rows)) return
    const items = Map.groupBy(one.rows as Row[], (row) => String(row[0]))
    const texts = new Map([...items].map(([item, rows]) => [item, aggregate(rows)]))
    checkTexts(one.expect.rover, texts, isRecord(one.gold) ? one.gold : {}, checker)
  })
}

function aggregate(rows: Row[]): string {
  const tokens = rows.map((row) => String(row[2]).split(' '))
  return rover(tokens, { order: 'given' }).join(' ')
}

function checkTexts(
  expected: Record<string, unknown>,
  texts: Map<string, string>,
  gold: Record<string, unknown>,
  checker: Checker,
): void {
  if (isRecord(expected.texts)) {
    for (const [item, text] of Object.entries(expected.texts))
      checker.same(`rover.texts.${item}`, text, texts.get(item))
  }
  if (!('corpus_wer' in expected)) return
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  const errors = Object.entries(gold).map(([item, text]) =>
    countErrors(words(String(text)), words(texts.get(item) ?? '')),
  )
  checker.number('rover.corpus_wer', expected.corpus_wer, errorRate(poolErrors(errors)), 1e-12)
}

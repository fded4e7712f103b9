import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { TextQuestion } from '../schema/question.ts'
import { foldText } from '../text/fold.ts'
import { splitText } from '../text/tokens.ts'
import { alignTexts } from './align-texts.ts'
import type { PatternName } from './pattern-name.ts'

/** What stands where a labeler wrote nothing. */
export const nothingWritten = '–'

/** The tokens of transcripts laid under each other as comparison sees them. */
export function alignTranscripts(question: TextQuestion, texts: readonly string[]) {
  return alignTexts(
    texts.map((text) => splitText(text, question.unit, question.language)),
    (token) => foldText(token, question.fold, question.language),
  )
}

/** For each item the wordings that differ on it: "um / –", "14 / fourteen". */
export function textPatterns(question: TextQuestion, labels: readonly LabelAtVersion[]): Map<ItemId, PatternName[]> {
  const found = new Map<ItemId, PatternName[]>()
  for (const [item, given] of Map.groupBy(labels, (label) => label.given.itemId)) {
    const answers = given.flatMap(({ read }) => (read.kind === 'value' ? [read.answer] : []))
    const texts = answers.flatMap((answer) => (answer.kind === 'text' ? [answer.text] : []))
    const patterns = new Map<string, PatternName>()
    const add = (a: string, b: string) => {
      const names = [a, b].sort().reverse() as [string, string]
      const key = names.join(' / ')
      patterns.set(key, { key, names })
    }
    for (const column of alignTranscripts(question, texts).filter(({ differs }) => differs)) {
      const wordings = [
        ...new Set(
          column.tokens.map((token) =>
            token === null ? nothingWritten : foldText(token, question.fold, question.language),
          ),
        ),
      ]
      wordings.forEach((a, i) => {
        for (const b of wordings.slice(i + 1)) add(a, b)
      })
    }
    if (texts.length > 0 && texts.length < answers.length) add('lacks', 'text')
    found.set(item, [...patterns.values()])
  }
  return found
}

import { labelsAtVersion } from '../annotation/labels-at-version.ts'
import type { Figure } from '../statistics/figure.ts'
import { selfAgreement } from '../statistics/self-agreement.ts'
import type { MeasureInput } from './measure-rounds.ts'

/**
 * Alpha of labelers with themselves on a choice question: what one labeler said of one item in several rounds under one
 * version, blind, and without a ruling on the item before the later round opened. Null where nobody was asked twice.
 */
export function selfAgreementUnder(input: MeasureInput, at: number): Figure | null {
  const version = input.tree.getNumbered(at)
  if (!version) return null
  const rounds = input.rounds
    .filter((round) => round.kind === 'label' && round.version === version.id)
    .toSorted((a, b) => a.number - b.number)
  const said: { item: string; labeler: string; value: string }[] = []
  for (const round of rounds) {
    const ofRound = input.given.filter((row) => row.roundId === round.id && row.blind)
    for (const { given, read } of labelsAtVersion(input.tree, ofRound, input.question, version.id)) {
      const ruled = input.ruledAt.get(given.itemId)
      if (read.kind !== 'value' || (input.only && !input.only.has(given.itemId))) continue
      if (ruled && ruled < round.openedAt) continue
      const { answer } = read
      if (answer.kind !== 'choice' && answer.kind !== 'lacks') continue
      const value = answer.kind === 'choice' ? `class ${answer.class}` : 'lacks'
      said.push({ item: given.itemId, labeler: given.accountId, value })
    }
  }
  const numbered = (of: 'item' | 'labeler' | 'value') => {
    const numbers = new Map([...new Set(said.map((one) => one[of]))].sort().map((id, number) => [id, number]))
    return { column: Int32Array.from(said, (one) => numbers.get(one[of]) as number), size: numbers.size }
  }
  const [unit, labeler, value] = [numbered('item'), numbered('labeler'), numbered('value')]
  const { alpha } = selfAgreement({
    unit: unit.column,
    labeler: labeler.column,
    value: value.column,
    units: unit.size,
    labelers: labeler.size,
  })
  return 'undefined' in alpha && (alpha.undefined === 'not_repeated' || alpha.undefined === 'no_units') ? null : alpha
}

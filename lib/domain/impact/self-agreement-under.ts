import { indexLabels } from '../agreement/index-labels.ts'
import { toRatings } from '../agreement/measure-choices.ts'
import { type LabelAtVersion, labelsAtVersion } from '../annotation/labels-at-version.ts'
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
  const said: LabelAtVersion[] = []
  for (const round of rounds) {
    const ofRound = input.given.filter((row) => row.roundId === round.id && row.blind)
    for (const label of labelsAtVersion(input.tree, ofRound, input.question, version.id)) {
      const { given, read } = label
      const ruled = input.ruledAt.get(given.itemId)
      if (read.kind !== 'value' || (input.only && !input.only.has(given.itemId))) continue
      if (ruled && ruled < round.openedAt) continue
      if (read.answer.kind === 'choice' || read.answer.kind === 'lacks') said.push(label)
    }
  }
  const { alpha } = selfAgreement(toRatings(indexLabels(said)).ratings)
  return 'undefined' in alpha && (alpha.undefined === 'not_repeated' || alpha.undefined === 'no_units') ? null : alpha
}

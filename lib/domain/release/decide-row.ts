import type { LabeledImage } from '../agreement/regions-answers.ts'
import type { RegionCluster } from '../agreement/regions-clusters.ts'
import { consensusRegions } from '../consensus/consensus-regions.ts'
import { decideLabel } from '../consensus/decide-label.ts'
import type { ReadAnswer, ReadBoxesAnswer } from '../definition/projected-answer.ts'
import { roundPixels } from '../kernel/units.ts'
import { classNameIn } from '../schema/names.ts'
import type { BoxesQuestion, Question } from '../schema/question.ts'
import { foldText } from '../text/fold.ts'
import type { ReleaseDecision, ReleasedRegion } from './release-row.ts'
import { type PlainValue, sortRegions, valueOfAnswer } from './value-of-answer.ts'

export type DecidedValue = PlainValue & { decidedBy: ReleaseDecision }
export type LabelerAnswer = { labeler: string; answer: ReadAnswer }
/** A ruling that reads at the release's version; `regions`: the drawn regions that it rules on, none for the whole item. */
export type AppliedRuling = { answer: ReadAnswer; regions: readonly string[] }

const nothing: DecidedValue = { value: null, valueId: null, lacks: null, decidedBy: 'unresolved' }

/** The released value of one item and question: its ruling, or what more than half of its labelers agree on. */
export function decideRow(
  question: Question,
  answers: readonly LabelerAnswer[],
  rulings: readonly AppliedRuling[],
): DecidedValue {
  const whole = rulings.findLast((ruling) => ruling.regions.length === 0)
  if (whole) return { ...valueOfAnswer(whole.answer, question, 'ruling', null), decidedBy: 'ruling' }
  if (question.kind === 'boxes') return decideBoxes(question, answers, rulings)
  const decision = decideLabel(answers, {
    method: 'majority',
    keyOf: ({ answer }) => keyOf(answer, question),
    spellingOf: ({ answer }) => (answer.kind === 'text' ? answer.text : keyOf(answer, question)),
  })
  if (!decision.value) return nothing
  return { ...valueOfAnswer(decision.value.answer, question, decision.decidedBy, null), decidedBy: decision.decidedBy }
}

/** Answers of one key count as equal: texts after the question's folding, all reasons for "lacks the information". */
function keyOf(answer: ReadAnswer, question: Question): string {
  if (answer.kind === 'choice') return `class ${answer.class}`
  if (answer.kind !== 'text' || question.kind !== 'text') return 'lacks'
  return `text ${foldText(answer.text, question.fold, question.language)}`
}

function decideBoxes(
  question: BoxesQuestion,
  answers: readonly LabelerAnswer[],
  rulings: readonly AppliedRuling[],
): DecidedValue {
  if (answers.length === 0 && rulings.length === 0) return nothing
  const consensus = consensusRegions(imageOf(answers), { threshold: question.iouThreshold })
  if (consensus.lacks === null) return nothing
  if (consensus.lacks) {
    const all = answers.every(({ answer }) => answer.kind === 'lacks')
    const reason = answers.find(({ answer }) => answer.kind === 'lacks')?.answer
    const decidedBy = answers.length === 1 ? 'single' : all ? 'unanimous' : 'majority'
    return { value: null, valueId: null, lacks: reason?.kind === 'lacks' ? reason.reason : '', decidedBy }
  }
  const ruledOn = new Set(rulings.flatMap((ruling) => ruling.regions))
  const open = (cluster: RegionCluster) => !cluster.members.some(({ region }) => ruledOn.has(region.id))
  const labelers = answers.length
  const decided = consensus.regions
    .filter(({ cluster }) => open(cluster))
    .map(({ box, class: of, cluster }) => {
      const same = cluster.members.every(({ region }) => region.class === of)
      const all = cluster.members.length === labelers && same
      const decidedBy: ReleaseDecision =
        of === null ? 'unresolved' : labelers === 1 ? 'single' : all ? 'unanimous' : 'majority'
      return regionOf(question, box, of, decidedBy, cluster.members.length)
    })
  const undecided = consensus.unresolved.filter(open).flatMap((cluster) => {
    const first = cluster.members[0]
    return first ? [regionOf(question, first.region.box, null, 'unresolved', cluster.members.length)] : []
  })
  const ruled = rulings.flatMap(({ answer }) => {
    const { value } = valueOfAnswer(answer, question, 'ruling', null)
    return Array.isArray(value) ? value : []
  })
  const dropped = consensus.dropped.filter(open).length > 0
  const regions = sortRegions([...decided, ...undecided, ...ruled])
  return { value: regions, valueId: null, lacks: null, decidedBy: decisionOf(regions, labelers, dropped) }
}

/** What is said of the whole image: the weakest of what is said of its regions; one left out was outvoted. */
function decisionOf(regions: readonly ReleasedRegion[], labelers: number, dropped: boolean): ReleaseDecision {
  if (regions.some((region) => region.decided_by === 'unresolved')) return 'unresolved'
  if (regions.length > 0 && regions.every((region) => region.decided_by === 'ruling')) return 'ruling'
  if (labelers === 1) return 'single'
  return dropped || regions.some((region) => region.decided_by === 'majority') ? 'majority' : 'unanimous'
}

function regionOf(
  question: BoxesQuestion,
  box: { x: number; y: number; width: number; height: number },
  of: string | null,
  decidedBy: ReleaseDecision,
  drawnBy: number,
): ReleasedRegion {
  return {
    x: roundPixels(box.x),
    y: roundPixels(box.y),
    width: roundPixels(box.width),
    height: roundPixels(box.height),
    class: of === null ? null : classNameIn(question, of),
    class_id: of,
    decided_by: decidedBy,
    drawn_by: drawnBy,
  }
}

/** The answers of one item as agreement and review read them, so that all three speak of the same clusters. */
function imageOf(answers: readonly LabelerAnswer[]): LabeledImage {
  return {
    image: 'item',
    answers: answers.map(({ labeler, answer }) => ({
      labeler,
      lacks: answer.kind === 'lacks',
      regions: answer.kind === 'boxes' ? regionsOf(answer) : [],
    })),
  }
}

function regionsOf(answer: ReadBoxesAnswer) {
  return answer.regions.map(({ id, x, y, width, height, class: of }) => ({
    id,
    box: { x, y, width, height },
    class: of,
  }))
}

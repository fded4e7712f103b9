import { type Crowdlab, crowdlab } from '#lib/domain/consensus/crowdlab.ts'
import { describeLabelers } from '#lib/domain/consensus/crowdlab-labelers.ts'
import { type CaseResult, type Checker, eachCase, isRecord } from '../cases.ts'

const tolerance = 1e-6
type Expected = Record<string, unknown>

/** Every field of `expect` and how it is read from the result; activelab_scores are not claimed. */
const fields: Record<string, (result: Crowdlab) => unknown> = {
  consensus_label: (result) => result.best.label,
  consensus_quality_score: (result) => result.best.quality,
  annotator_agreement: (result) => result.best.agreement,
  num_annotations: ({ grouped }) => grouped.start.slice(1).map((end, u) => end - (grouped.start[u] as number)),
  majority_vote_label: (result) => result.majority.label,
  majority_vote_quality: (result) => result.majority.quality,
  detailed_label_quality: answerQuality,
  // With several consensus methods asked for, cleanlab answers the weights of the last one, the majority.
  model_weight: (result) => result.majority.modelWeight,
  annotator_weight: (result) => result.majority.labelerWeight,
}

/** CROWDLAB: the expected values are cleanlab's. Labels are a table units × annotators, null where none was given. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    if (!isRecord(one.expect) || !Array.isArray(one.labels) || !Array.isArray(one.pred_probs)) return
    const labels = one.labels as (number | null)[][]
    const probabilities = one.pred_probs as number[][]
    const answers = labels.flatMap((row, unit) => row.map((value, labeler) => ({ unit, labeler, value })))
    const given = answers.filter((answer) => answer.value !== null)
    const ratings = {
      unit: Int32Array.from(given, (answer) => answer.unit),
      labeler: Int32Array.from(given, (answer) => answer.labeler),
      value: Int32Array.from(given, (answer) => Number(answer.value)),
      units: labels.length,
      labelers: labels[0]?.length ?? 0,
    }
    const result = crowdlab(ratings, Float64Array.from(probabilities.flat()), probabilities[0]?.length ?? 0)
    if ('undefined' in result) checker.fail('crowdlab', `undefined (${result.undefined})`)
    else checkFields(result, one.expect, checker)
  })
}

function checkFields(result: Crowdlab, expected: Expected, checker: Checker): void {
  for (const [name, want] of Object.entries(expected)) {
    const read = fields[name]
    if (name === 'activelab_scores') continue
    if (name === 'annotator_stats') checkLabelers(result, want, checker)
    else if (read === undefined) checker.fail(name, 'the runner does not know this field')
    else checker.numbers(name, want, read(result), tolerance)
  }
}

/** Annotators are named a0, a1, … in the order of the columns. */
function checkLabelers(result: Crowdlab, expected: unknown, checker: Checker): void {
  if (!isRecord(expected)) return
  const labelers = describeLabelers(result)
  for (const [name, want] of Object.entries(expected)) {
    const got = labelers[Number(name.slice(1))]
    if (!isRecord(want)) continue
    for (const [field, value] of Object.entries(want)) {
      const at = `annotator_stats.${name}.${field}`
      if (field === 'annotator_quality') checker.number(at, value, got?.quality, tolerance)
      else if (field === 'agreement_with_consensus') checker.number(at, value, got?.agreement, tolerance)
      else if (field === 'worst_class') checker.number(at, value, got?.worstClass, 0)
      else if (field === 'num_examples_labeled') checker.number(at, value, got?.answers, 0)
      else checker.fail(at, 'the runner does not know this field')
    }
  }
}

/** The posterior of each given label, null where none was given. */
function answerQuality({ grouped, classes, best }: Crowdlab): (number | null)[][] {
  return Array.from({ length: grouped.units }, (_, u) => {
    const row = new Array<number | null>(grouped.labelers).fill(null)
    for (let i = grouped.start[u] as number; i < (grouped.start[u + 1] as number); i++) {
      row[grouped.labeler[i] as number] = best.posterior[u * classes + (grouped.value[i] as number)] as number
    }
    return row
  })
}

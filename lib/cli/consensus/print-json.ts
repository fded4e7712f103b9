import { getPosterior } from '#lib/domain/consensus/skill-model.ts'
import { type ConsensusReport, describeLabeler } from './consensus-report.ts'

/** The report as one JSON object, in pieces, so that a million rows need no text of their size in memory. */
export function* printJson(report: ConsensusReport): Generator<string> {
  const { answers, consensus } = report
  const { items, labelers, ratings } = answers
  const labels = ratings.categories.map((name) => JSON.stringify(name))
  const keys = items.map((name) => JSON.stringify(name))
  yield `{"method":${JSON.stringify(consensus.method)}`
  yield ',"labels":{'
  for (const [u, key] of keys.entries()) {
    yield `${u === 0 ? '' : ','}${key}:${labels[consensus.label[u] as number] ?? 'null'}`
  }
  yield '},"ties":['
  yield consensus.tied.map((u) => keys[u]).join(',')
  yield '],"posterior":{'
  for (const [u, key] of keys.entries()) {
    const row = getPosterior(consensus, u)
    const cells = row ? labels.map((label, t) => `${label}:${row[t]}`).join(',') : ''
    yield `${u === 0 ? '' : ','}${key}:{${cells}}`
  }
  yield '},"labelers":{'
  for (const [l, name] of labelers.entries()) {
    yield `${l === 0 ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(describeLabeler(report, l))}`
  }
  yield `},"accuracy":${JSON.stringify(report.accuracy)},"accuracy_interval":${JSON.stringify(report.accuracyInterval)},"gold_items":${report.goldItems}`
  yield `,"items":${items.length},"answers":${ratings.unit.length},"missing":${answers.missing}`
  if (consensus.modelWeight !== null) yield `,"model_weight":${consensus.modelWeight}`
  yield `,"rounds":${JSON.stringify(consensus.rounds)},"converged":${JSON.stringify(consensus.converged)}}\n`
}

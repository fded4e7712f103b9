import { alphaAmong, type Category, categoryKey } from '../agreement/question-agreement.ts'
import type { Definition } from '../definition/definition.ts'
import type { LabelClass, Question } from '../schema/question.ts'
import { classesOf } from '../schema/question.ts'
import { isDefined } from '../statistics/figure.ts'
import type { AgreementReport, AxisPoint } from './agreement-report.ts'
import { newestFreshStep } from './agreement-step.ts'
import type { AgreementNow, TrendPoint } from './project-facts.ts'
import type { StopReport } from './stop-report.ts'

/** What a report says in brief of a question of the newest definition; null when nothing was measured. */
export function briefAgreement(
  { axis, detail, steps, stop }: AgreementReport,
  question: Question,
  { guideline }: Pick<Definition, 'guideline'>,
): AgreementNow | null {
  if (!detail) return null
  const { agreement } = detail
  const rule = stop?.key === detail.key ? stop : null
  const shown = new Set(
    guideline.entries
      .filter((entry) => entry.question === question.id && entry.class !== null && entry.examples.length > 0)
      .map((entry) => entry.class),
  )
  const chosen = agreement.classes
    .flatMap(({ category, chosen }) => (category.kind === 'class' ? [{ id: category.id, chosen }] : []))
    .filter(({ chosen }) => chosen > 0)
    .map((one) => ({ ...one, name: classesOf(question).find(({ id }) => id === one.id)?.name ?? null }))
    .flatMap(({ name, ...rest }) => (name === null ? [] : [{ ...rest, name }])) // merged away since
    .toSorted((a, b) => a.chosen - b.chosen || (a.id < b.id ? -1 : 1))
  const [rarest] = chosen
  const bare = chosen.findLast(({ id }) => !shown.has(id as LabelClass['id']))
  return {
    question: question.name,
    kind: agreement.kind,
    how: detail.how,
    round: detail.round.name,
    version: detail.at,
    items: agreement.items,
    labelers: agreement.labelers.length,
    simulated: detail.simulated,
    headline: agreement.headline,
    alpha: alphaAmong(agreement.headline),
    verdict: rule?.verdict ?? null,
    pattern: rule ? patternOf(rule) : null,
    ...spreadOf(agreement.perItem),
    rarest: rarest ? { name: rarest.name, chosen: rarest.chosen } : null,
    bare: bare ? { name: bare.name, chosen: bare.chosen } : null,
    trend: axis.map(trendPoint),
    step: newestFreshStep(steps),
  }
}

/** The first pattern that the verdict names, or of those it can't decide on the one that would gain most. */
function patternOf({ verdict, patterns, classes }: StopReport): AgreementNow['pattern'] {
  const named = verdict.kind === 'stop' ? [] : verdict.patterns
  for (const { key, a, b, items, gain } of patterns) {
    if (!named.includes(key) || !isDefined(gain)) continue
    return { a: nameOf(a, classes), b: nameOf(b, classes), items, gain: gain.value }
  }
  return null
}

function trendPoint({ key, round, at, how, headline, items }: AxisPoint): TrendPoint {
  return { key, label: `${round.name} · v${at}`, how, figure: alphaAmong(headline), items }
}

/** On how many items answers differ, and the fewest of them that make up half of what it costs. */
function spreadOf(perItem: readonly { cost: number }[]): Pick<AgreementNow, 'differing' | 'half'> {
  const costs = perItem.map(({ cost }) => cost).filter((cost) => cost > 0)
  const all = costs.reduce((sum, cost) => sum + cost, 0)
  let cost = 0
  let items = 0
  for (const one of costs.toSorted((a, b) => b - a)) {
    if (cost >= all / 2) break
    cost += one
    items++
  }
  return { differing: costs.length, half: items > 0 ? { items, cost } : null }
}

function nameOf(category: Category, classes: readonly LabelClass[]): string {
  if (category.kind === 'lacks') return 'x lacks the information'
  if (category.kind === 'no region') return 'no region'
  return classes.find(({ id }) => id === category.id)?.name ?? categoryKey(category)
}

import type { Holding } from './holding-back.ts'
import type { ProjectFacts } from './project-facts.ts'

export const loopSteps = ['define', 'import', 'label', 'measure', 'review', 'change', 'remeasure', 'release'] as const
export type LoopStepName = (typeof loopSteps)[number]

/** Done at least once under what stands now; what the project is at; or still ahead. */
export type LoopStep = { name: LoopStepName; state: 'done' | 'now' | 'ahead' }

const stepOf: Record<Holding['kind'], LoopStepName | null> = {
  no_version: 'define',
  no_items: 'import',
  few_labelers: 'label',
  no_round: 'label',
  exhausted: 'label',
  questions: 'label',
  stalled: 'label',
  slow: 'label',
  running: 'label',
  review: 'review',
  rulings: 'change',
  relabel: 'change',
  confusion: 'review',
  spread: 'review',
  measuring: 'measure',
  unmeasured: 'remeasure',
  rare_class: 'measure',
  bare_entry: 'change',
  no_release: 'release',
  nothing: null,
}

/** Where a project stands in the loop. Under a later version, labeling is what measures it again. */
export function whereInLoop(facts: ProjectFacts, holding: Holding): LoopStep[] {
  const number = facts.version?.number ?? 0
  const at = stepOf[holding.kind]
  const now = at === 'label' && number > 1 && facts.agreement !== null ? 'remeasure' : at
  const fresh = facts.agreement?.how === 'remeasured' && facts.agreement.version === number
  const done: Record<LoopStepName, boolean> = {
    define: facts.version !== null,
    import: facts.items > 0,
    label: facts.agreement !== null,
    measure: facts.agreement !== null,
    review: number > 1 || facts.rulingsToPublish > 0,
    change: number > 1,
    remeasure: number > 1 && fresh,
    release: facts.release !== null && facts.release.version === number,
  }
  return loopSteps.map((name) => ({ name, state: name === now ? 'now' : done[name] ? 'done' : 'ahead' }))
}

import { namesIn } from '../disagreement/pattern-title.ts'
import type { ItemId, RulingId } from '../kernel/ids.ts'

type Ruled = {
  id: RulingId
  itemId: ItemId
  pattern: string
  entryId: string | null
  at: Date
  supersededBy: RulingId | null
  overrules: RulingId | null
}

/** The disagreement for which earlier rulings are wanted; its own item's are not among them. */
export type RulingLike = { pattern: string; entries: readonly string[]; not: ItemId }

/** An earlier ruling, with the later one that overruled it, if any. */
export type NearRuling<R> = { ruling: R; overruledBy: R | null }

/**
 * "Have we ruled on one like this?" Rulings on the same pattern, then those on the same entries, of which those that
 * share a class or a wording come first. Among equally near ones those that stand come first, then the newest.
 *
 * @param rulings all of one question
 */
export function nearestRulings<R extends Ruled>(rulings: readonly R[], like: RulingLike): NearRuling<R>[] {
  const names = new Set(namesIn(like.pattern))
  const distance = (ruling: R): number => {
    if (ruling.pattern === like.pattern) return 0
    if (ruling.entryId === null || !like.entries.includes(ruling.entryId)) return Number.POSITIVE_INFINITY
    return namesIn(ruling.pattern).some((name) => names.has(name)) ? 1 : 2
  }
  const overruling = new Map(
    rulings
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .flatMap((one) => (one.overrules ? [[one.overrules, one]] : [])),
  )
  const stands = ({ id, supersededBy }: R) => supersededBy === null && !overruling.has(id)
  return rulings
    .filter((ruling) => ruling.itemId !== like.not && Number.isFinite(distance(ruling)))
    .toSorted(
      (a, b) =>
        distance(a) - distance(b) ||
        Number(stands(b)) - Number(stands(a)) ||
        b.at.getTime() - a.at.getTime() ||
        (a.id < b.id ? 1 : -1),
    )
    .map((ruling) => ({ ruling, overruledBy: overruling.get(ruling.id) ?? null }))
}

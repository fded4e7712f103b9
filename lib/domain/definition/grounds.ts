import type { RulingId } from '../kernel/ids.ts'
import type { Definition } from './definition.ts'
import { entryHeirs } from './entry-heirs.ts'
import type { Ground, GuidelineEntry } from './guideline.ts'
import type { Operation } from './operation.ts'

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The small raised number of a ground, counted from 1: `¹²`. */
export function groundMark(number: number): string {
  return [...String(number)].map((digit) => digits[Number(digit)]).join('')
}

/** A text of the guideline with the mark of each sentence that was taken over; what was reworded since has none. */
export function withGroundMarks(text: string, grounds: readonly Ground[] = []): string {
  return grounds.reduce((marked, ground, index) => {
    const at = marked.indexOf(ground.text)
    const end = at + ground.text.length
    return at < 0 ? marked : `${marked.slice(0, end)}${groundMark(index + 1)}${marked.slice(end)}`
  }, text)
}

type Proposed = { id: string; entry: string | null; proposal: string }

/** What rulings propose in the same words for the same entry, as one. */
export type Proposal<T extends Proposed> = { text: string; entry: GuidelineEntry | null; rulings: readonly T[] }

/** Proposals of a list of rulings, in its order, each for the entry that its own has become in `definition`. */
export function proposalsOf<T extends Proposed>(definition: Definition, rulings: readonly T[]): Proposal<T>[] {
  const proposals = new Map<string, Proposal<T>>()
  for (const ruling of rulings) {
    const text = ruling.proposal.trim()
    if (text === '') continue
    const entry = definition.guideline.entries.find(({ id }) => id === ruling.entry) ?? null
    const key = JSON.stringify([entry?.id ?? null, text])
    const same = proposals.get(key)
    proposals.set(key, { text, entry, rulings: [...(same?.rulings ?? []), ruling] })
  }
  return [...proposals.values()]
}

/** Whether a proposal stands in its entry (or in the general rules): taken over, or written there by hand. */
export function isTakenOver(definition: Definition, { text, rulings }: Proposal<Proposed>): boolean {
  const { guideline } = definition
  const texts = [guideline.general, ...guideline.entries.map((entry) => entry.text)]
  const behind = new Set<string>(rulingsBehind(definition))
  const words = comparable(text)
  return rulings.some(({ id }) => behind.has(id)) || texts.some((one) => comparable(one).includes(words))
}

/** The rulings that sentences of the guideline were taken over from. */
export function rulingsBehind({ guideline }: Definition): RulingId[] {
  return [guideline, ...guideline.entries].flatMap(({ grounds }) => grounds ?? []).flatMap(({ rulings }) => rulings)
}

/** Whoever writes a sentence into a text by hand may go on after it, or begin it otherwise. */
function comparable(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '').toLowerCase()
}

/** What the entries of a draft's parent have become in the draft: for rulings, which name the entry of their time. */
export function entriesInDraft(
  parent: Definition | null,
  draft: { definition: Definition; operations: readonly Operation[] },
): Map<string, string> {
  return entryHeirs([draft, ...(parent ? [{ definition: parent, operations: [] }] : [])])
}

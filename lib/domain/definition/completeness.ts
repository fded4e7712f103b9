import type { GuidelineEntry } from './guideline.ts'

/** What a good entry of the label book has, in the order in which it is asked for. */
const parts: readonly { missing: string; has: (entry: GuidelineEntry) => boolean }[] = [
  { missing: 'a definition of at least a sentence', has: ({ text }) => text.trim().length >= 20 },
  { missing: 'a measurable threshold', has: ({ threshold }) => threshold !== null },
  { missing: 'an example', has: ({ examples }) => examples.some(({ kind }) => kind === 'example') },
  {
    missing: 'a counterexample or borderline case',
    has: ({ examples }) => examples.some(({ kind }) => kind !== 'example'),
  },
]

export type Completeness = { done: number; of: number; missing: string[] }

/** How far an entry is; null stands for a class without one. */
export function completenessOf(entry: GuidelineEntry | null): Completeness {
  const missing = parts.filter(({ has }) => !entry || !has(entry)).map((part) => part.missing)
  return { done: parts.length - missing.length, of: parts.length, missing }
}

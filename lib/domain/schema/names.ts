import type { Question } from './question.ts'
import { classesOf } from './question.ts'

/** Whether two display names would be taken for the same by a reader: case, spaces and Unicode form don't count. */
export function sameName(a: string, b: string): boolean {
  return comparableName(a) === comparableName(b)
}

function comparableName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** A name in the typographic quotes that sentences for people use. */
export function quoted(name: string): string {
  return `“${name}”`
}

/** `“a”`, `“a” and “b”`, `“a”, “b” and “c”`. */
export function quotedList(names: readonly string[]): string {
  const all = names.map(quoted)
  if (all.length <= 1) return all.join('')
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** A class's name within its question, or its id where the question no longer has it. */
export function classNameIn(question: Question | null, classId: string): string {
  const found = question ? classesOf(question).find(({ id }) => id === classId) : undefined
  return found?.name ?? classId
}

import type { ClassId, QuestionId, RuleId } from '../kernel/ids.ts'
import { asId } from '../kernel/ids.ts'
import { classesOf } from '../schema/question.ts'
import type { Definition } from './definition.ts'
import type { Operation } from './operation.ts'

/** The editable part of a draft: the definition as it is to be, and the operations that lead to it from its parent. */
export type DraftContent = { definition: Definition; operations: readonly Operation[] }

/**
 * Gives the next free id of a kind: `c7` after `c6`. An id that any version or the draft has ever had is never given
 * again, so that an old label can't take on a new meaning.
 */
export class IdSource {
  private readonly used: ReadonlySet<string>
  private readonly given = new Set<string>()

  /** @param taken what `takenIds` says of all versions */
  constructor(content: DraftContent, taken: readonly string[]) {
    this.used = new Set([...idsOf(content), ...taken])
  }

  question = (): QuestionId => asId(this.next('q'))
  class = (): ClassId => asId(this.next('c'))
  entry = (): string => this.next('e')
  rule = (): RuleId => asId(this.next('r'))

  private next(prefix: string): string {
    for (let number = 1; ; number++) {
      const id = `${prefix}${number}`
      if (this.used.has(id) || this.given.has(id)) continue
      this.given.add(id)
      return id
    }
  }
}

/** Every id that versions have ever given. */
export function takenIds(versions: readonly DraftContent[]): string[] {
  return [...new Set(versions.flatMap(idsOf))]
}

function idsOf({ definition, operations }: DraftContent): string[] {
  const { schema, guideline, conventions } = definition
  return [
    ...schema.questions.flatMap((question) => [question.id, ...classesOf(question).map(({ id }) => id)]),
    ...guideline.entries.map(({ id }) => id),
    ...conventions.map(({ id }) => id),
    ...operations.flatMap((operation): string[] => {
      if (operation.kind === 'merge_classes') return [...operation.from, operation.into.id]
      if (operation.kind === 'add_class') return [operation.class.id]
      if (operation.kind === 'add_question') return [operation.question.id]
      return []
    }),
  ]
}

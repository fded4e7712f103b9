import type { RuleId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Definition } from './definition.ts'
import type { IdSource } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import { invalid } from './operations/operation-reading.ts'

const kinds = ['add_rule', 'edit_rule', 'move_rule', 'remove_rule'] as const
export type RuleChange = Extract<DraftChange, { kind: (typeof kinds)[number] }>

export function isRuleChange(change: DraftChange): change is RuleChange {
  return (kinds as readonly string[]).includes(change.kind)
}

/** The definition after an edit of its transcript rules; their order is the order in which they apply. */
export function changeRules(definition: Definition, change: RuleChange, ids: IdSource): Result<Definition> {
  const rules = definition.conventions
  if (change.kind === 'add_rule') {
    return ok({ ...definition, conventions: [...rules, { ...change.rule, id: ids.rule() }] })
  }
  const id: RuleId = change.kind === 'edit_rule' ? change.rule.id : change.rule
  const found = rules.find((rule) => rule.id === id)
  if (!found) return invalid(`There is no rule ${id}.`, 'rule')
  if (change.kind === 'edit_rule') {
    return ok({ ...definition, conventions: rules.map((rule) => (rule.id === id ? change.rule : rule)) })
  }
  const others = rules.filter((rule) => rule.id !== id)
  if (change.kind === 'move_rule') others.splice(change.to, 0, found)
  return ok({ ...definition, conventions: others })
}

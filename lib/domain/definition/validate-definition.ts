import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { quoted, sameName } from '../schema/names.ts'
import { classesOf, type LabelClass, type Question } from '../schema/question.ts'
import { type Definition, definitionSchema } from './definition.ts'
import type { Problem } from './problem.ts'

/** Keys that labeling itself uses (can't tell, skip, flag), so that no class may have them. */
export const takenKeys: Readonly<Record<string, string>> = { x: 'can’t tell', s: 'skip', f: 'flag' }

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** Reads a definition from the outside: its shape, then everything that `definitionProblems` checks. */
export function parseDefinition(input: unknown): Result<Definition> {
  const forbidden = findForbiddenKey(input, '')
  if (forbidden) return refuseProblems([{ field: forbidden, message: `The key ${forbidden} is not allowed.` }])
  const parsed = definitionSchema.safeParse(input)
  if (!parsed.success) {
    return refuseProblems(
      parsed.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        message: `${placeInWords(issue.path)}: ${issue.message.endsWith('received undefined') ? 'is missing' : issue.message}`,
      })),
    )
  }
  const problems = definitionProblems(parsed.data)
  return problems.length > 0 ? refuseProblems(problems) : ok(parsed.data)
}

/** One refusal for a list of problems: the first in words, all of them in the details. */
export function refuseProblems(problems: readonly Problem[]): { ok: false; refusal: Refusal } {
  const [first, ...others] = problems
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return refuse({
    code: 'invalid',
    message: `${first?.message ?? 'The definition is not valid.'}${more}`,
    ...(first ? { field: first.field } : {}),
    details: { problems },
  })
}

/** What is wrong with a definition at any time, in a draft too: names, ids and keys that clash, and loose references. */
export function definitionProblems(definition: Definition): Problem[] {
  const { questions } = definition.schema
  return [
    ...clashes(questions, 'schema.questions', 'questions', 'the form'),
    ...questions.flatMap(classProblems),
    ...entryProblems(definition),
    ...ruleProblems(definition),
  ]
}

/** What else keeps a draft from being published: questions that offer no choice. */
export function completenessProblems(definition: Definition): Problem[] {
  return definition.schema.questions.flatMap((question, index) => {
    const least = question.kind === 'choice' ? 2 : question.kind === 'boxes' ? 1 : 0
    if (classesOf(question).length >= least) return []
    const needed = least === 2 ? 'at least two classes' : 'at least one class'
    return [{ field: `schema.questions.${index}.classes`, message: `${quoted(question.name)} needs ${needed}.` }]
  })
}

function classProblems(question: Question, index: number): Problem[] {
  const classes = classesOf(question)
  const at = `schema.questions.${index}.classes`
  return [...clashes(classes, at, 'classes', quoted(question.name)), ...keyProblems(classes, at, question)]
}

/** Names and ids that occur twice in a list, both places named. */
function clashes(list: readonly { id: string; name: string }[], at: string, what: string, where: string): Problem[] {
  const problems: Problem[] = []
  list.forEach((one, index) => {
    if (one.name.trim() === '') {
      problems.push({
        field: `${at}.${index}.name`,
        message: `The ${ordinal(index)} of the ${what} of ${where} has no name.`,
      })
    }
    const earlier = list.slice(0, index)
    const twin = earlier.findIndex((other) => sameName(other.name, one.name))
    if (twin >= 0) {
      problems.push({
        field: `${at}.${index}.name`,
        message: `Two ${what} of ${where} are called ${quoted(one.name)}: the ${ordinal(twin)} and the ${ordinal(index)}.`,
      })
    }
    const same = earlier.findIndex((other) => other.id === one.id)
    if (same >= 0) {
      problems.push({
        field: `${at}.${index}.id`,
        message: `Two ${what} of ${where} have the id ${one.id}: the ${ordinal(same)} and the ${ordinal(index)}.`,
      })
    }
  })
  return problems
}

function keyProblems(classes: readonly LabelClass[], at: string, question: Question): Problem[] {
  return classes.flatMap((one, index) => {
    const key = one.key.toLowerCase()
    if (key === '') return []
    const field = `${at}.${index}.key`
    if (!/^[a-z0-9]$/.test(key))
      return [{ field, message: `The key of ${quoted(one.name)} must be a letter or a digit.` }]
    const taken = takenKeys[key]
    if (taken) return [{ field, message: `The key ${key.toUpperCase()} is taken: it means “${taken}” while labeling.` }]
    const twin = classes.slice(0, index).find((other) => other.key.toLowerCase() === key)
    if (!twin) return []
    return [
      {
        field,
        message: `In ${quoted(question.name)}, ${quoted(twin.name)} and ${quoted(one.name)} have the same key ${key.toUpperCase()}.`,
      },
    ]
  })
}

function entryProblems({ schema, guideline }: Definition): Problem[] {
  return guideline.entries.flatMap((entry, index) => {
    const field = `guideline.entries.${index}`
    const question = schema.questions.find(({ id }) => id === entry.question)
    if (!question)
      return [{ field: `${field}.question`, message: `Entry ${index + 1} is about a question that isn't there.` }]
    if (entry.class !== null && !classesOf(question).some(({ id }) => id === entry.class)) {
      return [
        {
          field: `${field}.class`,
          message: `Entry ${index + 1} is about a class that ${quoted(question.name)} doesn't have.`,
        },
      ]
    }
    const earlier = guideline.entries.slice(0, index)
    const twin = earlier.findIndex((other) => other.question === entry.question && other.class === entry.class)
    const same = earlier.findIndex((other) => other.id === entry.id)
    if (twin < 0 && same < 0) return []
    return [{ field, message: `Entries ${Math.max(twin, same) + 1} and ${index + 1} are about the same class.` }]
  })
}

function ruleProblems({ schema, conventions }: Definition): Problem[] {
  return conventions.flatMap((rule, index) => {
    const question = schema.questions.find(({ id }) => id === rule.question)
    if (question?.kind !== 'text') {
      return [
        {
          field: `conventions.${index}.question`,
          message: `The rule ${quoted(rule.name)} is not about a text question.`,
        },
      ]
    }
    const twin = conventions.slice(0, index).findIndex((other) => other.id === rule.id)
    if (twin < 0) return []
    return [{ field: `conventions.${index}.id`, message: `Rules ${twin + 1} and ${index + 1} have the same id.` }]
  })
}

function findForbiddenKey(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  for (const key of Object.getOwnPropertyNames(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (forbiddenKeys.has(key)) return at
    const found = findForbiddenKey((value as Record<string, unknown>)[key], at)
    if (found) return found
  }
  return null
}

function ordinal(index: number): string {
  return ordinals[index] ?? `${index + 1}th`
}

/** `Question 1, class 2, name` for `schema.questions.0.classes.1.name`. */
function placeInWords(path: readonly PropertyKey[]): string {
  const singular: Record<string, string> = {
    questions: 'question',
    classes: 'class',
    entries: 'entry',
    cases: 'case',
    conventions: 'rule',
    examples: 'example',
  }
  const words: string[] = []
  path.forEach((part, index) => {
    if (typeof part === 'number') {
      const list = String(path[index - 1] ?? 'item')
      words.push(`${singular[list] ?? list} ${part + 1}`)
    } else if (
      typeof path[index + 1] !== 'number' &&
      (index === path.length - 1 || (part !== 'schema' && part !== 'guideline'))
    )
      words.push(String(part))
  })
  const text = words.join(', ') || 'definition'
  return text.charAt(0).toUpperCase() + text.slice(1)
}

import { describe, expect, test } from 'vitest'
import { checkConventions } from './check-conventions.ts'
import type { Definition } from './definition.ts'
import { templates } from './templates.ts'
import { completenessProblems, definitionProblems, parseDefinition } from './validate-definition.ts'

const start = templates[0]?.definition as Definition

type Loose = {
  schema: { questions: { classes: Record<string, unknown>[] }[] }
  guideline: { entries: Record<string, unknown>[] }
  conventions: unknown[]
}

/** What is said about a copy of the first template, changed as a person's JSON could be. */
function refusalOf(change: (definition: Loose) => void) {
  const copy = structuredClone(start) as unknown as Loose
  change(copy)
  const result = parseDefinition(copy)
  return result.ok ? null : { message: result.refusal.message, field: result.refusal.field }
}
const classes = (definition: Loose) => definition.schema.questions[0]?.classes as Record<string, unknown>[]

describe('templates', () => {
  test.each(templates.map((template) => [template.id, template] as const))(
    '%s is ready to publish as it is',
    (_, template) => {
      const { definition } = template
      expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, value: definition })
      expect([
        ...definitionProblems(definition),
        ...completenessProblems(definition),
        ...checkConventions(definition.conventions),
      ]).toEqual([])
      expect(definition.schema.media).toBe(template.media)
      for (const question of definition.schema.questions) {
        const keys = question.kind === 'text' ? [] : question.classes.map(({ key }) => key)
        expect(keys).not.toContain('')
      }
    },
  )
})

describe('a definition from outside', () => {
  test('two classes of one name are refused, both places named, whatever their case and spaces', () => {
    expect(refusalOf((d) => Object.assign(classes(d)[2] as object, { name: ' DEFECT ' }))).toEqual({
      message: 'Two classes of “What does the picture show?” are called “DEFECT”: the second and the third.',
      field: 'schema.questions.0.classes.2.name',
    })
  })

  test('a class without a name is refused with its place', () => {
    expect(refusalOf((d) => Object.assign(classes(d)[1] as object, { name: '   ' }))).toEqual({
      message: 'Question 1, class 2, name: a name is needed',
      field: 'schema.questions.0.classes.1.name',
    })
  })

  test('__proto__ and constructor are refused as keys and as ids, and prototypes stay untouched', () => {
    const poisoned = JSON.parse(
      JSON.stringify(start).replace('"guideline":{', '"guideline":{"__proto__":{"polluted":true},'),
    )
    const result = parseDefinition(poisoned)
    expect(result.ok ? null : result.refusal.field).toBe('guideline.__proto__')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(refusalOf((d) => Object.assign(classes(d)[0] as object, { id: '__proto__' }))?.message).toMatch(
      /this name is reserved/,
    )
    expect(refusalOf((d) => Object.assign(classes(d)[0] as object, { id: 'constructor' }))?.message).toMatch(
      /this name is reserved/,
    )
  })

  test('keys are single, unlike and free', () => {
    expect(refusalOf((d) => Object.assign(classes(d)[1] as object, { key: '1' }))?.message).toBe(
      'In “What does the picture show?”, “fine” and “defect” have the same key 1.',
    )
    expect(refusalOf((d) => Object.assign(classes(d)[1] as object, { key: 'S' }))?.message).toMatch(
      /^The key S is taken/,
    )
    expect(refusalOf((d) => Object.assign(classes(d)[1] as object, { key: '§' }))?.message).toMatch(
      /a letter or a digit/,
    )
  })

  test('entries and rules must be about something that is there', () => {
    expect(refusalOf((d) => Object.assign(d.guideline.entries[0] as object, { class: 'c9' }))?.message).toMatch(
      /a class that .* doesn't have/,
    )
    expect(
      refusalOf((d) => d.guideline.entries.push({ ...(d.guideline.entries[0] as object), id: 'e9' }))?.message,
    ).toBe('Entries 1 and 4 are about the same class.')
    const rule = {
      id: 'r1',
      question: 'q1',
      name: 'um',
      match: 'words',
      find: 'um',
      replace: '',
      ignoreCase: false,
      cases: [],
    }
    expect(refusalOf((d) => d.conventions.push(rule))?.message).toMatch(/not about a text question/)
  })

  test('thresholds are finite numbers with a unit', () => {
    const threshold = (value: unknown) =>
      refusalOf((d) => Object.assign(d.guideline.entries[1] as object, { threshold: value }))
    expect(threshold({ measure: 'length', atLeast: 0.3, unit: 'mm' })).toBeNull()
    expect(threshold({ measure: 'length', atLeast: 0.3, unit: ' ' })?.field).toBe('guideline.entries.1.threshold.unit')
    expect(threshold({ measure: 'length', atLeast: Number.NaN, unit: 'mm' })?.field).toBe(
      'guideline.entries.1.threshold.atLeast',
    )
  })

  test('a choice with one class may be drafted but not published', () => {
    const one = structuredClone(start)
    const question = one.schema.questions[0]
    if (question?.kind !== 'choice') throw new Error('the first template asks for a choice')
    question.classes.length = 1
    one.guideline.entries = []
    expect(definitionProblems(one)).toEqual([])
    expect(completenessProblems(one)).toEqual([
      { field: 'schema.questions.0.classes', message: '“What does the picture show?” needs at least two classes.' },
    ])
  })
})

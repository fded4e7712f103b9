import { quoted } from '../schema/names.ts'
import { applyConventions, compilePattern, groupsOf } from './conventions.ts'
import type { Problem } from './problem.ts'
import type { TextRule } from './text-rule.ts'

/** Most problems of one kind that are listed. */
const mostListed = 5

/**
 * What keeps a list of rules from being published: a pattern that RE2 can't read or that matches the empty text, a
 * replacement that names a group which isn't there, a case that does not come out as written, and rules that read
 * their own result differently (the whole list applied twice must equal once on all cases and on `corpus`, the
 * transcripts known so far, per question).
 */
export function checkConventions(
  rules: readonly TextRule[],
  corpus: ReadonlyMap<string, readonly string[]> = new Map(),
): Problem[] {
  const patterns = rules.flatMap(checkPattern)
  if (patterns.length > 0) return patterns
  return [...checkCases(rules), ...checkIdempotence(rules, corpus)]
}

function checkPattern(rule: TextRule, index: number): Problem[] {
  const field = `conventions.${index}.find`
  try {
    const pattern = compilePattern(rule)
    if (rule.match === 'words') return []
    if (pattern.test('')) {
      return [
        { field, message: `The rule ${quoted(rule.name)} matches empty text; make its pattern need a character.` },
      ]
    }
    const missing = groupsOf(rule.replace).find((group) => group > pattern.groupCount())
    if (missing === undefined) return []
    return [
      {
        field: `conventions.${index}.replace`,
        message: `The rule ${quoted(rule.name)} uses $${missing}, but its pattern has ${pattern.groupCount()} groups.`,
      },
    ]
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
    return [{ field, message: `The rule ${quoted(rule.name)} can't be read as a pattern: ${why}.` }]
  }
}

function checkCases(rules: readonly TextRule[]): Problem[] {
  return rules.flatMap((rule, index) =>
    rule.cases.flatMap(({ given, read }, position) => {
      const got = applyConventions(rules, rule.question, given)
      if (got === read) return []
      const outcome = got === null ? 'without end' : quoted(got)
      return [
        {
          field: `conventions.${index}.cases.${position}`,
          message: `The rule ${quoted(rule.name)} should read ${quoted(given)} as ${quoted(read)}, but the rules read it as ${outcome}.`,
        },
      ]
    }),
  )
}

function checkIdempotence(rules: readonly TextRule[], corpus: ReadonlyMap<string, readonly string[]>): Problem[] {
  const texts = rules.flatMap((rule) =>
    [rule.find, rule.replace, ...rule.cases.flatMap(({ given, read }) => [given, read])].map((text) => ({
      question: rule.question,
      text,
    })),
  )
  for (const question of new Set(rules.map((rule) => rule.question))) {
    for (const text of corpus.get(question) ?? []) texts.push({ question, text })
  }
  const problems: Problem[] = []
  for (const { question, text } of texts) {
    const once = applyConventions(rules, question, text)
    const twice = once === null ? null : applyConventions(rules, question, once)
    if (once !== null && once === twice) continue
    problems.push({ field: 'conventions', message: notIdempotent(text, once, twice) })
    if (problems.length === mostListed) break
  }
  return problems
}

function notIdempotent(text: string, once: string | null, twice: string | null): string {
  const shown = quoted(text.length > 60 ? `${text.slice(0, 60)}…` : text)
  if (once === null || twice === null) return `The rules make ${shown} grow without end.`
  const [a, b] = differingPart(once, twice)
  return `The rules don't settle: read once, ${shown} has ${quoted(a)}; read again, ${quoted(b)}. Change the rule that matches its own result.`
}

/** The stretches in which two texts differ, with a little around them. */
function differingPart(a: string, b: string): [string, string] {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const from = Math.max(0, start - 12)
  return [a.slice(from, a.length - end + 12).slice(0, 60), b.slice(from, b.length - end + 12).slice(0, 60)]
}

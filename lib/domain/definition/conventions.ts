import { RE2JS } from 're2js'
import type { QuestionId } from '../kernel/ids.ts'
import type { TextRule } from './text-rule.ts'

/** Longest text, in UTF-16 units, that conventions may produce; rules that copy their match could grow it without end. */
export const longestConventionText = 1_000_000
/** Most characters that one pattern may look at in one text: each match is linear, but matches can overlap in what they look at. */
const mostPatternWork = 20_000_000

type CompiledRule = (text: string) => string | null

const compiled = new WeakMap<readonly TextRule[], Map<QuestionId, readonly CompiledRule[]>>()

/**
 * What a transcript reads as under the rules of its question, in their order. Null when the rules would grow the text
 * beyond `longestConventionText` or work on it without end; both are refused at publish for any text seen so far.
 * Throws on a pattern that does not compile, which publishing refuses.
 */
export function applyConventions(rules: readonly TextRule[], questionId: QuestionId, text: string): string | null {
  let byQuestion = compiled.get(rules)
  if (!byQuestion) {
    byQuestion = new Map()
    compiled.set(rules, byQuestion)
  }
  let own = byQuestion.get(questionId)
  if (!own) {
    own = rules.filter((rule) => rule.question === questionId).map(compileRule)
    byQuestion.set(questionId, own)
  }
  let read: string | null = text
  for (const rule of own) {
    if (read === null) return null
    read = rule(read)
  }
  return read
}

/** RE2 as it is written; throws RE2JS's syntax error, whose message says what is wrong. */
export function compilePattern(rule: TextRule): RE2JS {
  const source = rule.match === 'words' ? RE2JS.quote(rule.find) : rule.find
  return RE2JS.compile(source, rule.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
}

function compileRule(rule: TextRule): CompiledRule {
  const pattern = compilePattern(rule)
  return rule.match === 'words'
    ? (text) => replaceWords(text, pattern, rule.replace)
    : (text) => replaceMatches(text, pattern, rule.replace)
}

/** Replaces a literal where it stands as whole words. */
function replaceWords(text: string, literal: RE2JS, replacement: string): string | null {
  const edits: Edit[] = []
  for (const match of literal.matchAll(text)) {
    const start = match.index ?? 0
    const end = start + match[0].length
    if (isWholeWords(text, start, end)) edits.push({ start, end, text: replacement })
  }
  return applyEdits(text, edits)
}

/** Replaces every match of a pattern, from left to right. */
function replaceMatches(text: string, pattern: RE2JS, template: string): string | null {
  const edits: Edit[] = []
  let work = 0
  let length = text.length
  for (const match of pattern.matchAll(text)) {
    const start = match.index ?? 0
    const edit = { start, end: start + match[0].length, text: expand(template, match) }
    edits.push(edit)
    work += text.length - start
    length += edit.text.length - match[0].length
    if (work > mostPatternWork || length > longestConventionText) return null
  }
  return applyEdits(text, edits)
}

type Edit = { start: number; end: number; text: string }

function applyEdits(text: string, edits: readonly Edit[]): string | null {
  const growth = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0)
  if (text.length + growth > longestConventionText) return null
  let out = ''
  let done = 0
  for (const edit of edits) {
    out += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return out + text.slice(done)
}

const wordCharacter = /[\p{L}\p{M}\p{N}_]/u
const apostrophe = /['’]/

/** Neither end of the match cuts a word: “um” is found in “um, yes”, not in “umbrella” or “um's”. */
function isWholeWords(text: string, start: number, end: number): boolean {
  const first = characterAt(text, start)
  const last = characterBefore(text, end)
  return (
    !(wordCharacter.test(first) && joinsBefore(text, start)) && !(wordCharacter.test(last) && joinsAfter(text, end))
  )
}

function joinsBefore(text: string, start: number): boolean {
  const before = characterBefore(text, start)
  return wordCharacter.test(before) || (apostrophe.test(before) && wordCharacter.test(characterBefore(text, start - 1)))
}

function joinsAfter(text: string, end: number): boolean {
  const after = characterAt(text, end)
  return wordCharacter.test(after) || (apostrophe.test(after) && wordCharacter.test(characterAt(text, end + 1)))
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1)
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff
  return index <= 0 ? '' : text.slice(index - (isLowSurrogate ? 2 : 1), index)
}

/** Replaces `$1` … `$9` by what the group matched (nothing where it took no part) and `$$` by a dollar. */
function expand(template: string, match: readonly (string | undefined)[]): string {
  return template.replace(/\$(\$|[1-9])/g, (_, what: string) => (what === '$' ? '$' : (match[Number(what)] ?? '')))
}

/** The group numbers that a replacement refers to. */
export function groupsOf(template: string): number[] {
  return [...template.matchAll(/\$(\$|[1-9])/g)].flatMap(([, what]) => (what === '$' ? [] : [Number(what)]))
}

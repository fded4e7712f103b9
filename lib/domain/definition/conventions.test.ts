import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId, type QuestionId } from '../kernel/ids.ts'
import { checkConventions } from './check-conventions.ts'
import { applyConventions, longestConventionText } from './conventions.ts'
import type { TextRule } from './text-rule.ts'

const said = asId<QuestionId>('q1')
let made = 0
function rule(find: string, replace: string, more: Partial<TextRule> = {}): TextRule {
  const id = asId<TextRule['id']>(`r${++made}`)
  return {
    id,
    question: said,
    name: `rule ${find}`,
    match: 'words',
    find,
    replace,
    ignoreCase: false,
    cases: [],
    ...more,
  }
}
const pattern = (find: string, replace: string, more: Partial<TextRule> = {}) =>
  rule(find, replace, { match: 'pattern', ...more })
const read = (rules: TextRule[], text: string) => applyConventions(rules, said, text)

describe('rules of whole words', () => {
  test.each([
    ['Umm,', 'um', 'Umm, yes. Umm, no', 'um yes. um no'],
    ['um', '-', 'um umbrella drum um.', '- umbrella drum -.'],
    ['can', 'could', 'can can’t can\'t "can"', 'could can’t can\'t "could"'],
    ['é', 'e', 'é été é', 'e été e'],
    ['of course', 'ok', 'of course, of courses', 'ok, of courses'],
    ['a.b', 'x', 'a.b acb', 'x acb'],
    ['$1', '$2', 'costs $1 now', 'costs $2 now'],
    ['um', '', 'um yes', ' yes'],
    ['um', '-', 'no such word', 'no such word'],
    ['um', '-', '', ''],
    ['😀', 'smile', 'a😀b 😀', 'asmileb smile'],
  ])('%s → %s reads %j as %j', (find, replace, given, expected) => {
    expect(read([rule(find, replace)], given)).toBe(expected)
  })

  test('case is kept apart unless the rule says otherwise', () => {
    expect(read([rule('UM', 'um')], 'Um UM um')).toBe('Um um um')
    expect(read([rule('UM', 'um', { ignoreCase: true })], 'Um UM um')).toBe('um um um')
  })
})

describe('rules by pattern', () => {
  test('groups fill the replacement, $$ is a dollar and a group that took no part is nothing', () => {
    expect(read([pattern('(\\d+) (percent)?', '$1%$2$$')], '12 percent, 5 ')).toBe('12%percent$, 5%$')
  })

  test('a pattern with nested quantifiers takes no exponential time', () => {
    expect(read([pattern('(a+)+$', 'x')], `${'a'.repeat(5000)}b`)).toBe(`${'a'.repeat(5000)}b`)
  })

  test('rules apply in order, and only those of the question', () => {
    const other = { ...rule('c', 'z'), question: asId<QuestionId>('q2') }
    expect(read([rule('a', 'b'), rule('b', 'c'), other], 'a')).toBe('c')
    expect(read([rule('b', 'c'), rule('a', 'b')], 'a')).toBe('b')
  })

  test('text that rules grow without end is refused, not built', () => {
    const rules = [...'abcdefgh'].map((letter, index) => pattern(letter, String.fromCharCode(98 + index).repeat(900)))
    expect(read(rules, 'a')).toBeNull()
    expect(read([rule('a', 'b'.repeat(1000))], 'a '.repeat(longestConventionText / 1000))).toBeNull()
  })

  test('a pattern whose matches each look to the end of a long text is given up, not worked on for minutes', () => {
    expect(read([pattern('a[^z]*z|a', 'b')], 'a'.repeat(40_000))).toBeNull()
  })
})

describe('what is checked at publish', () => {
  const messages = (rules: TextRule[], corpus: string[] = []) =>
    checkConventions(rules, new Map([[said, corpus]])).map(({ message }) => message)

  test('cases must come out as written', () => {
    expect(messages([rule('Umm,', 'um', { cases: [{ given: 'Umm, yes', read: 'um yes' }] })])).toEqual([])
    expect(messages([rule('Umm,', 'um', { name: 'Um', cases: [{ given: 'Umm, yes', read: 'um, yes' }] })])).toEqual([
      'The rule “Um” should read “Umm, yes” as “um, yes”, but the rules read it as “um yes”.',
    ])
  })

  test('a list that reads its own result differently is refused, on its cases and on transcripts known so far', () => {
    expect(messages([rule('a', 'a a')])[0]).toMatch(/don't settle: read once, “a” has “a a”; read again, “a a a a”/)
    expect(messages([pattern('x(\\d)', 'y$1'), rule('z', 'x1')])[0]).toMatch(/don't settle/)
    expect(messages([pattern('x[0-9]', 'x')], ['x1'])).toEqual([])
    expect(messages([pattern('x[0-9]', 'x')], ['x12'])[0]).toMatch(/don't settle/)
  })

  test('patterns that RE2 can not read, that match nothing or name a missing group are refused in words', () => {
    expect(messages([pattern('(a', 'b', { name: 'N' })])[0]).toMatch(
      /^The rule “N” can't be read as a pattern: missing closing \)/,
    )
    expect(messages([pattern('(?=a)', 'b')])[0]).toMatch(/can't be read as a pattern/)
    expect(messages([pattern('a*', 'b')])[0]).toMatch(/matches empty text/)
    expect(messages([pattern('a', '$1')])[0]).toMatch(/uses \$1, but its pattern has 0 groups/)
  })

  test('whatever passes reads every text of its corpus the same twice', () => {
    const word = fc.constantFrom('um', 'uh', 'Umm', 'a', 'b', '1', 'one')
    const rules = fc.array(fc.tuple(word, word), { maxLength: 5 })
    const texts = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 6 })
    fc.assert(
      fc.property(rules, texts, (pairs, words) => {
        const list = pairs.map(([find, replace]) => rule(find, replace))
        const corpus = words.map((one) => one.join(' '))
        const settled = corpus.every((text) => {
          const once = read(list, text) as string
          return read(list, once) === once
        })
        if (messages(list, corpus).length === 0) expect(settled).toBe(true)
        else if (pairs.length === 0) throw new Error('no rules, yet a problem')
      }),
    )
  })
})

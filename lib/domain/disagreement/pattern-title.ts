import { classNameIn } from '../schema/names.ts'
import { classesOf, type Question } from '../schema/question.ts'

/** "Scratch / Dent", "um / –": what a pattern is called, classes in the order in which the question offers them. */
export function patternTitle(names: readonly string[], question: Question): string {
  const places = new Map<string, number>(classesOf(question).map(({ id }, place) => [id, place]))
  const placeOf = (name: string) => places.get(name) ?? places.size
  const words = names
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((name) => (name === 'lacks' ? 'lacks the information' : classNameIn(question, name)))
  return words.join(names[0] === 'drawn' ? ' ' : ' / ')
}

/** The names in the key of a pattern: `class a / class b`, or two wordings. */
export function namesIn(key: string): string[] {
  return key.split(' / ').map((part) => part.replace(/^class /, ''))
}

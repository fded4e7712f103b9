import { expect, test } from 'vitest'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import { keyedClasses } from './class-keys.ts'

const classes = (...keys: string[]) =>
  keys.map((key, index) => ({ id: asId<ClassId>(`c${index}`), name: `C${index}`, key, colour: 0 }))
const pressed = (...keys: string[]) => keyedClasses(classes(...keys)).map(({ press }) => press)

test('a class has its own key, else its place', () => {
  expect(pressed('S', '', 'd')).toEqual(['s', '2', 'd'])
})

test('no two classes share a key; who comes first has it', () => {
  expect(pressed('2', '', '2')).toEqual(['2', null, '3'])
})

test('the tenth class has no key of its own accord', () => {
  expect(pressed(...Array.from({ length: 10 }, () => '')).at(-1)).toBeNull()
})

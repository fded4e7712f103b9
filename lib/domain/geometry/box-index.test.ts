import { expect, test } from 'vitest'
import { BoxIndex } from './box-index.ts'

const boxes = new Map([
  ['big', { x: 0, y: 0, width: 100, height: 100 }],
  ['small', { x: 20, y: 20, width: 20, height: 20 }],
  ['far', { x: 200, y: 200, width: 10, height: 10 }],
])

test('the smaller box wins, and clicking again goes to the larger one and round', () => {
  const index = new BoxIndex<string>()
  const at = { x: 30, y: 30 }
  const first = index.pick(boxes, at, 0, null)
  const second = index.pick(boxes, at, 0, first)
  expect([first, second, index.pick(boxes, at, 0, second)]).toEqual(['small', 'big', 'small'])
})

test('nothing is found where nothing is', () => {
  const index = new BoxIndex<string>()
  expect(index.pick(boxes, { x: 150, y: 150 }, 4, null)).toBeNull()
  expect(index.under(boxes, { x: 198, y: 205 }, 4)).toEqual(['far'])
})

import { expect, test } from 'vitest'
import { judgeOperation } from './operation.ts'

test('an operation id is good for one body', () => {
  const known = { bodyHash: 'h', answer: { revision: 3 } }
  expect(judgeOperation(null, 'h')).toEqual({ kind: 'new' })
  expect(judgeOperation(known, 'h')).toEqual({ kind: 'repeat', answer: { revision: 3 } })
  expect(judgeOperation(known, 'other')).toMatchObject({ kind: 'refused', refusal: { code: 'invalid' } })
})

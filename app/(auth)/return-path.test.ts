import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

test.each(['/', '/projects/a1/label?item=2#top', '/join/abc'])('%s is a way back', (path) => {
  expect(returnPath(path)).toBe(path)
})

test.each([
  undefined,
  ['/a', '/b'],
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'projects',
])('%j leads home instead', (given) => {
  expect(returnPath(given)).toBe('/')
})

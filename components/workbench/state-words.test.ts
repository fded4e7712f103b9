import { expect, test } from 'vitest'
import { aboutTime, leftWords, saveWords } from './state-words.ts'

test('what is on this device alone is never called saved without saying where', () => {
  for (const connection of ['online', 'offline', 'signed_out'] as const) {
    const { text } = saveWords({ save: 'on_device', connection, leaving: 0 })
    expect(text).toContain('on this device')
  }
})

test('what is nowhere yet is not called saved', () => {
  for (const connection of ['online', 'offline', 'signed_out'] as const) {
    expect(saveWords({ save: 'unsaved', connection, leaving: 0 }).text).not.toContain('saved')
  }
})

test('answers that wait are counted, and the end is calm', () => {
  expect(saveWords({ save: 'unchanged', connection: 'offline', leaving: 2 }).text).toContain(
    '2 handed in, not sent yet',
  )
  expect(saveWords({ save: 'unchanged', connection: 'online', leaving: 1 }).text).toBe('sending 1')
  expect(saveWords({ save: 'saved', connection: 'online', leaving: 0 })).toEqual({ text: 'saved', tone: 'good' })
})

test('what is left is counted, and timed where the pace is known', () => {
  expect([leftWords(60, null), leftWords(52, 540)]).toEqual(['60 left', '52 left, ~9 min'])
})

test('time left is said roughly', () => {
  expect([30, 60, 540, 7200].map(aboutTime)).toEqual(['less than a minute', '~1 min', '~9 min', '~2 h'])
})

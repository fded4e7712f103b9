import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptableSchema } from '../definition/definition.ts'
import { findShortfalls } from './acceptable.ts'
import { isSystemFile, sanitizePath } from './file-name.ts'
import { needsGrowthConfirmation } from './growth.ts'
import { nearestName } from './nearest-name.ts'

describe('paths of files', () => {
  it.each([
    ['a\\b\\c.png', 'a/b/c.png'],
    ['./a//b.png', 'a/b.png'],
    ['evil\r\nname.png', 'evilname.png'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['u\u0308.wav', '\u00FC.wav'],
  ])('%j becomes %j', (raw, path) => expect(sanitizePath(raw)).toBe(path))

  it.each(['../x', 'a/../../x', '/etc/passwd', 'C:\\x', '', '\u200B'])('%j has none', (raw) =>
    expect(sanitizePath(raw)).toBeNull(),
  )

  it('keeps the ending of a name of 300 characters', () => {
    const path = sanitizePath(`${'x'.repeat(300)}.png`) as string
    expect([...path]).toHaveLength(255)
    expect(path.endsWith('….png')).toBe(true)
  })

  it('gives the same path again for a path that it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (raw) => {
        const path = sanitizePath(raw)
        if (path !== null) expect(sanitizePath(path)).toBe(path)
      }),
    )
  })

  it('knows what systems leave behind', () => {
    expect(['.DS_Store', 'a/Thumbs.db', '__MACOSX/a.png', '.git/config'].every(isSystemFile)).toBe(true)
    expect(isSystemFile('a/b.png')).toBe(false)
  })
})

describe('nearest name', () => {
  it.each([
    ['scrach', 'scratch'],
    ['Scratch ', 'scratch'],
    ['labeller', 'labeler'],
    ['zzz', null],
  ])('%s → %s', (name, nearest) => expect(nearestName(name, ['dent', 'scratch', 'labeler'])).toBe(nearest))
})

describe('acceptable x', () => {
  const image = { kind: 'image', width: 100, height: 50, orientation: 1, brightness: 0.2, contrast: 0.5 } as const
  it('says what falls short, and nothing of the other medium', () => {
    const acceptable = acceptableSchema.parse({ minWidth: 100, minHeight: 51, minBrightness: 0.3, minSampleRate: 8000 })
    expect(findShortfalls(image, acceptable).map((s) => s.message)).toEqual([
      'height is 50 px, at least 51 px is needed',
      'brightness is 20 %, at least 30 % is needed',
    ])
  })
  it('measures silence and sample rate of recordings', () => {
    const audio = {
      kind: 'audio',
      duration: 9,
      sampleRate: 8000,
      channels: 1,
      silenceBefore: 2,
      silenceAfter: 0.5,
    } as const
    const acceptable = acceptableSchema.parse({ minSampleRate: 16000, maxSilence: 1 })
    expect(findShortfalls(audio, acceptable).map((s) => s.measure)).toEqual(['sample rate', 'silence before'])
  })
})

describe('growth', () => {
  it.each([
    [99, 10_000, false],
    [100, 900, false],
    [100, 901, true],
  ])('%i items and %i more', (present, added, asks) => expect(needsGrowthConfirmation(present, added)).toBe(asks))
})

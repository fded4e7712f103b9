import { readSample } from '../sample-files.ts'

/** One recording: its speaker, and the text that was read. */
export type Recording = { id: string; file: string; speaker: string; age: number; gender: 'm' | 'f'; text: string }

let known: readonly Recording[] | null = null

/** The recordings of the manifest, in its order. */
export function recordings(): readonly Recording[] {
  known ??= readSample('speech', 'data', 'manifest.csv')
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [file = '', speaker = '', age = '', gender = '', text = ''] = line.split(',')
      return { id: file.replace(/\.wav$/, ''), file, speaker, age: Number(age), gender: gender as 'm' | 'f', text }
    })
  return known
}

/** speechocean762 counts speakers up to 15 years as children. */
export function ageGroup({ age }: Recording): 'child' | 'adult' {
  return age <= 15 ? 'child' : 'adult'
}

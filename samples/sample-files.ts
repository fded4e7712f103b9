import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Where a file of the samples lies. Every command of the project runs in its folder, the bundled server too. */
export function samplePath(...parts: string[]): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'samples', ...parts)
}

export function readSample(...parts: string[]): Buffer {
  return readFileSync(/* turbopackIgnore: true */ samplePath(...parts))
}

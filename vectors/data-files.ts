import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const shipped = fileURLToPath(new URL('../bench/real-data/data', import.meta.url))

/**
 * Looks for files of the real data sets: next to the folder of the vectors (`DIR/../data`), in the folder that
 * CONCORD_REAL_DATA names, and among the sets whose licence lets the project ship them (`bench/real-data/data`).
 */
export function createDataFinder(vectorsFolder: string | null): (path: string) => string | null {
  const named = process.env.CONCORD_REAL_DATA
  const roots = [
    ...(vectorsFolder === null ? [] : [join(resolve(vectorsFolder), '..', 'data')]),
    ...(named ? [resolve(named)] : []),
    shipped,
  ]
  return (path) => roots.map((root) => join(root, path)).find((file) => existsSync(file)) ?? null
}

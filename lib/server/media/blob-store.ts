import { constants, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What ingest makes of an original, kept beside it. */
export const derivatives = ['thumbnail', 'upright', 'peaks'] as const
export type Derivative = (typeof derivatives)[number]

/** Where the bytes with a hash (or what was derived from them) lie in the data folder. */
export function blobPath(dataFolder: string, hash: string, derivative?: Derivative): string {
  const name = derivative ? `${hash}.${derivative}` : hash
  return path.join(/* turbopackIgnore: true */ dataFolder, 'blobs', name)
}

/**
 * Puts a staged file (and its derivatives that exist) under its hash; where that is there already, nothing changes.
 * Synchronous, so that it can stand inside the transaction that writes the blob's row: a link costs microseconds.
 */
export function placeBlob(dataFolder: string, staged: string, hash: string): void {
  mkdirSync(path.join(/* turbopackIgnore: true */ dataFolder, 'blobs'), { recursive: true })
  for (const derivative of derivatives) {
    const target = blobPath(dataFolder, hash, derivative)
    linkOrCopy(`${staged}.${derivative}`, target)
  }
  linkOrCopy(staged, blobPath(dataFolder, hash))
}

/** Writes bytes under their hash, whole or not at all. */
export function writeBlob(dataFolder: string, hash: string, bytes: Uint8Array): void {
  const target = blobPath(dataFolder, hash)
  mkdirSync(path.dirname(target), { recursive: true })
  const own = `${target}.${process.pid}.part`
  writeFileSync(own, bytes, { flush: true })
  linkOrCopy(own, target)
  rmSync(own, { force: true })
}

/** Removes the bytes with a hash and all that was derived from them. */
export function removeBlob(dataFolder: string, hash: string): void {
  for (const derivative of derivatives) rmSync(blobPath(dataFolder, hash, derivative), { force: true })
  rmSync(blobPath(dataFolder, hash), { force: true })
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST' || code === 'ENOENT') return
    // Some file systems know no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EXDEV') copyFileSync(from, to, constants.COPYFILE_FICLONE)
    else throw error
  }
}

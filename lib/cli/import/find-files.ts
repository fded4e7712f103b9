import { type Dirent, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { baseName, isSystemFile, sanitizePath } from '#lib/domain/item/file-name.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { filesNamedIn } from '#lib/server/imports/files-named-in.ts'

/** A file on this machine, and the path by which the project will know it. */
export type FoundFile = { at: string; path: string; asked: boolean }

/** What nobody means to import when they give a folder. */
const beside = /(^|\/)(readme|licen[cs]e|changelog|notice)(\.[a-z]+)?$/i

/** What was found: files, and links inside folders, which are not followed. */
export type Found = { files: FoundFile[]; links: string[] }

/**
 * The files that are meant by folders and files: a folder with all that is in it, paths relative to it; a table, COCO or
 * Pascal VOC file with the media that it names, paths relative to where it lies.
 *
 * @throws not_found for what is not there
 */
export async function findFiles(given: readonly string[]): Promise<Found> {
  const links: string[] = []
  const found = new Map<string, FoundFile>()
  const add = (at: string, relative: string, asked: boolean) => {
    if (!found.has(at)) found.set(at, { at, path: relative, asked })
  }
  for (const one of given) {
    const at = path.resolve(one)
    const stats = await stat(at).catch(() => null)
    if (!stats) throw new RefusalError({ code: 'not_found', message: `There is no file or folder ${one}.` })
    if (stats.isDirectory()) {
      for (const { at: file, link } of await walk(at)) {
        const relative = path.relative(at, file).split(path.sep).join('/')
        if (isSystemFile(relative) || beside.test(relative)) continue
        if (link) links.push(relative)
        else add(file, relative, false)
      }
      continue
    }
    add(at, baseName(at.split(path.sep).join('/')), true)
    for (const named of await filesNamedIn(at)) {
      // What lies outside the folder, or is not there, is left to the import to say.
      const relative = sanitizePath(named)
      const file = relative && path.join(path.dirname(at), relative)
      if (file && existsSync(file)) add(file, relative, true)
    }
  }
  return { files: [...found.values()], links }
}

async function walk(folder: string): Promise<{ at: string; link: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files: { at: string; link: boolean }[] = []
  for (const entry of entries.sort((a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1))) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await walk(at)))
    else if (entry.isFile() || entry.isSymbolicLink()) files.push({ at, link: entry.isSymbolicLink() })
  }
  return files
}

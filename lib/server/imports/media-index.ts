import { baseName, folderOf, sanitizePath } from '#lib/domain/item/file-name.ts'

/** Finds what has a path by how a table names it: the path itself, beside the table, or a file name that only one has. */
export class PathIndex<T> {
  readonly #byPath = new Map<string, T>()
  readonly #byName = new Map<string, T | null>()

  constructor(things: Iterable<T>, pathOf: (thing: T) => string) {
    for (const thing of things) {
      const path = pathOf(thing)
      this.#byPath.set(path, thing)
      const name = baseName(path)
      this.#byName.set(name, this.#byName.has(name) ? null : thing)
    }
  }

  /** @param table the path of the file that names it */
  find(named: string, table: string): T | null {
    const path = sanitizePath(named)
    if (path === null) return null
    const exact = this.#byPath.get(path) ?? this.#byPath.get(folderOf(table) + path)
    return exact ?? this.#byName.get(baseName(path)) ?? null
  }
}

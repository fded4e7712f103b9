import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Dialect, postgresDialect, sqliteDialect } from './dialect.ts'
import { defineTables } from './tables.ts'

type Kit = typeof import('drizzle-kit/api')
type Folder = 'sqlite' | 'pg'

// drizzle-kit's ES module calls require(), which only its CommonJS build has.
const kit: Kit = createRequire(import.meta.url)('drizzle-kit/api')

/** The id that drizzle-kit gives a snapshot at random; a fixed one keeps the files the same from run to run. */
const origin = '00000000-0000-0000-0000-000000000000'

/**
 * The statements that lead from a stored snapshot (null: an empty database) to the tables that `define` makes, and the
 * snapshot of those.
 */
export async function difference(
  folder: Folder,
  previous: unknown,
  define: (d: Dialect) => Record<string, unknown> = defineTables,
): Promise<{ text: string; snapshot: unknown }> {
  if (folder === 'pg') {
    const present = kit.generateDrizzleJson(define(postgresDialect), origin)
    const before = (previous as typeof present | null) ?? kit.generateDrizzleJson({}, origin)
    return { text: textOf(await kit.generateMigration(before, present)), snapshot: { ...present, id: origin } }
  }
  const present = await kit.generateSQLiteDrizzleJson(define(sqliteDialect), origin)
  const before = (previous as typeof present | null) ?? (await kit.generateSQLiteDrizzleJson({}, origin))
  return { text: textOf(await kit.generateSQLiteMigration(before, present)), snapshot: { ...present, id: origin } }
}

/**
 * Writes the migrations of both back ends. Without a name, one initial migration from scratch, for as long as no
 * released version has data to keep; with a name, a further migration from the tables as they were last written.
 *
 * @returns the files written
 */
export async function writeMigrations(name: string | null, root = path.join(import.meta.dirname, 'migrations')) {
  const written: string[] = []
  for (const folder of ['sqlite', 'pg'] as const) {
    const target = path.join(root, folder)
    const snapshotFile = path.join(target, 'snapshot.json')
    mkdirSync(target, { recursive: true })
    const previous = name && existsSync(snapshotFile) ? JSON.parse(readFileSync(snapshotFile, 'utf8')) : null
    const { text, snapshot } = await difference(folder, previous)
    if (name && text === '') continue
    const existing = readdirSync(target).filter((file) => file.endsWith('.sql'))
    if (!name) for (const file of existing) rmSync(path.join(target, file))
    const number = String(name ? existing.length : 0).padStart(4, '0')
    const file = path.join(target, `${number}-${name ?? 'initial'}.sql`)
    writeFileSync(file, text)
    writeFileSync(snapshotFile, `${JSON.stringify(snapshot)}\n`)
    written.push(file)
  }
  return written
}

function textOf(statements: string[]): string {
  if (statements.length === 0) return ''
  return `${statements.map((statement) => statement.trim()).join('\n--> statement-breakpoint\n')}\n`
}

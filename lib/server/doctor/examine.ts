import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Db } from '#db/client.ts'
import { annotationsWithValues, countersWithRecount, pointedHashes, versionsToVerify } from '#db/queries/doctor.ts'
import { flattenAnswers } from '#lib/domain/annotation/flatten-answers.ts'
import { readDocument } from '#lib/domain/annotation/read-document.ts'
import type { AnnotationId } from '#lib/domain/kernel/ids.ts'
import { canonicalJson } from '#lib/formats/canonical-json.ts'
import type { Context } from '../context.ts'
import { blobPath } from '../media/blob-store.ts'
import { sha256 } from '../sha256.ts'

/** What was looked at, and every difference between what is stored and what it should be, in words. */
export type Examination = { looked: Record<string, number>; differences: string[] }

const pageSize = 500

/**
 * Counts again what is kept in counters and rebuilds what can be rebuilt. Changes nothing; on a sound data folder it
 * finds no difference.
 */
export async function examine(ctx: Context): Promise<Examination> {
  return ctx.db.snapshot(async (view) => {
    const parts = [
      ['counters of items in rounds', await examineCounters(view)],
      ['annotations', await examineAnnotations(view)],
      ['definition versions', await examineVersions(view)],
      ['files', await examineFiles(view, ctx.settings.dataFolder)],
    ] as const
    return {
      looked: Object.fromEntries(parts.map(([name, { looked }]) => [name, looked])),
      differences: parts.flatMap(([, { differences }]) => differences),
    }
  })
}

type Part = { looked: number; differences: string[] }

async function examineCounters(view: Db): Promise<Part> {
  const rows = await countersWithRecount(view)
  const differences = rows.flatMap((row) => {
    // An imported round has no slots to give; a relabel round has one for each labeler who is asked.
    const slots = row.kind === 'relabel' ? row.asked : row.overlap
    const where = `item ${row.item} in round ${row.round}`
    return [
      row.submitted === row.done ? null : `${where}: ${row.submitted} counted as submitted, ${row.done} are`,
      row.kind === 'import' || row.openSlots === slots - row.taken
        ? null
        : `${where}: ${row.openSlots} slots counted as open, ${slots - row.taken} are`,
      row.kind === 'import' || row.taken <= slots ? null : `${where}: ${row.taken} held or submitted, at most ${slots}`,
    ].filter((difference) => difference !== null)
  })
  return { looked: rows.length, differences }
}

async function examineAnnotations(view: Db): Promise<Part> {
  const part: Part = { looked: 0, differences: [] }
  let after: AnnotationId | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof annotationsWithValues>> = await annotationsWithValues(view, after, pageSize)
    for (const { id, document, values } of page) {
      const expected = flattenAnswers(readDocument(document)).map((value) => canonicalJson(value))
      const kept = values.map((value) => canonicalJson(value))
      if (expected.sort().join() !== kept.sort().join()) {
        part.differences.push(`annotation ${id}: its flat rows are not those of its document`)
      }
    }
    part.looked += page.length
    after = page.at(-1)?.id ?? null
    if (page.length < pageSize) return part
  }
}

async function examineVersions(view: Db): Promise<Part> {
  const versions = await versionsToVerify(view)
  const hashes = new Map(versions.map(({ id, hash }) => [id, hash]))
  const differences = versions.flatMap(({ number, projectId, definition, operations, parentId, hash }) => {
    const parent = parentId === null ? null : (hashes.get(parentId) ?? null)
    const again = sha256(canonicalJson({ definition, operations, parent }))
    return again === hash ? [] : [`version ${number} of project ${projectId}: its content is not that of its hash`]
  })
  return { looked: versions.length, differences }
}

async function examineFiles(view: Db, dataFolder: string): Promise<Part> {
  const pointed = await pointedHashes(view)
  const differences: string[] = []
  for (const { hash, by } of pointed) {
    const file = blobPath(dataFolder, hash)
    if (!existsSync(file)) {
      differences.push(`file ${hash}, of ${by}, is missing`)
      continue
    }
    const digest = createHash('sha256')
    await pipeline(createReadStream(file), digest)
    if (digest.digest('hex') !== hash) differences.push(`file ${hash}, of ${by}, has other bytes`)
  }
  return { looked: pointed.length, differences }
}

import { sanitizePath } from '#lib/domain/item/file-name.ts'
import type { ImportRow } from '#lib/domain/item/import-summary.ts'
import { holdsFacts } from '#lib/domain/item/restated-facts.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { ImportFile, ImportPlan, KnownItemFacts, PlanInput, PlannedItem, Where } from './import-plan.ts'
import { PathIndex } from './media-index.ts'
import { type PlanProblems, placeOf } from './plan-problems.ts'

type Draft = {
  externalId: string
  file: ImportFile | null
  where: Where
  /** Whether a row stood for the item alone, with no answer in it. */
  plain: boolean
  metadata: Record<string, string>
  slices: Map<string, { name: string; value: string }>
  cluster: string | null
  mmPerPixel: number | null
}

/** The items that an import speaks of, put together from table rows and media files. */
export class ItemDrafts {
  readonly #problems: PlanProblems
  readonly #batch: string
  readonly #schemaMedia: 'image' | 'audio' | null
  readonly #drafts = new Map<string, Draft>()
  readonly #media: ImportFile[]
  readonly #mediaIndex: PathIndex<ImportFile>
  readonly #known: Map<string, KnownItemFacts>
  readonly #knownIndex: PathIndex<KnownItemFacts>
  /** Items of the project that only COCO or VOC files mean. */
  readonly #meant = new Set<string>()
  /** Files that a row gave an id. */
  readonly #claimed = new Map<ImportFile, string>()

  constructor(input: PlanInput, problems: PlanProblems) {
    this.#problems = problems
    this.#batch = input.batch
    this.#schemaMedia = input.schema?.media ?? null
    this.#media = input.files.filter(({ use }) => use === 'image' || use === 'audio')
    this.#mediaIndex = new PathIndex(this.#media, ({ path }) => path)
    this.#known = new Map(input.known.map((item) => [item.externalId, item]))
    this.#knownIndex = new PathIndex(input.known, ({ externalId }) => externalId)
  }

  /** Takes a row in; gives the id of its item, or null when the row is bad. */
  addRow(row: ImportRow, where: Where, answers: boolean): string | null {
    const file = row.file === null ? null : this.#mediaIndex.find(row.file, where.file)
    const externalId = row.id === null ? this.#idByFile(row.file as string, file, where) : cleanId(row.id)
    if (externalId === null) {
      this.#problems.add(where, `“${row.file}” is not a path inside the folder`, 'file')
      return null
    }
    if (row.file !== null && file === null && !this.#known.has(externalId)) {
      this.#problems.add(where, `the file “${row.file}” is not in this import`, 'file')
      return null
    }
    const earlier = this.#drafts.get(externalId)
    if (earlier) return this.#merge(earlier, row, file, where, answers)
    if (file && !this.#claim(file, externalId, where)) return null
    this.#drafts.set(externalId, {
      externalId,
      file,
      where,
      plain: !answers,
      metadata: row.metadata,
      slices: new Map(row.slices.map((slice) => [JSON.stringify(slice), slice])),
      cluster: row.cluster,
      mmPerPixel: row.mmPerPixel,
    })
    return externalId
  }

  #idByFile(named: string, file: ImportFile | null, where: Where): string | null {
    if (file) return this.#claimed.get(file) ?? file.path
    return this.#knownIndex.find(named, where.file)?.externalId ?? sanitizePath(named)
  }

  #claim(file: ImportFile, externalId: string, where: Where): boolean {
    const other = this.#claimed.get(file)
    if (other !== undefined && other !== externalId) {
      this.#problems.add(where, `“${file.path}” is the file of “${other}” already`, 'file')
      return false
    }
    this.#claimed.set(file, externalId)
    return true
  }

  #merge(draft: Draft, row: ImportRow, file: ImportFile | null, where: Where, answers: boolean): string | null {
    const both = `${placeOf(draft.where)} and ${placeOf(where)}`
    if (file && draft.file && file !== draft.file) {
      this.#problems.conflict(where, `${both} both have the id “${draft.externalId}”, for different files`)
      return null
    }
    if (!answers && draft.plain) {
      this.#problems.conflict(where, `${both} both have the id “${draft.externalId}”`)
      return null
    }
    if (file && !draft.file && !this.#claim(file, draft.externalId, where)) return null
    draft.file ??= file
    draft.plain ||= !answers
    Object.assign(draft.metadata, row.metadata)
    for (const slice of row.slices) draft.slices.set(JSON.stringify(slice), slice)
    draft.cluster ??= row.cluster
    draft.mmPerPixel ??= row.mmPerPixel
    return draft.externalId
  }

  /** The id of the item that a COCO or VOC file means; null when there is none. */
  idOfFile(named: string, table: string): string | null {
    const file = this.#mediaIndex.find(named, table)
    if (file) return this.#claimed.get(file) ?? file.path
    const known = this.#knownIndex.find(named, table)
    if (known) this.#meant.add(known.externalId)
    return known?.externalId ?? null
  }

  /** Media that no row mentions become items under their paths; rows without a file find theirs by their id. */
  addRemaining(): void {
    for (const file of this.#media) {
      if (this.#claimed.has(file)) continue
      const draft = this.#drafts.get(file.path)
      if (draft?.file) {
        this.#problems.conflict({ file: file.path, row: null }, `its id is that of ${placeOf(draft.where)} as well`)
        continue
      }
      this.#claimed.set(file, file.path)
      if (draft) draft.file = file
      else
        this.#drafts.set(file.path, {
          externalId: file.path,
          file,
          where: { file: file.path, row: null },
          plain: true,
          metadata: {},
          slices: new Map(),
          cluster: null,
          mmPerPixel: null,
        })
    }
  }

  finish(): Pick<ImportPlan, 'items' | 'present' | 'restated'> & { knownIds: Record<string, ItemId> } {
    const items: PlannedItem[] = []
    const restated: ImportPlan['restated'] = []
    const knownIds: Record<string, ItemId> = Object.create(null)
    let present = [...this.#meant].filter((externalId) => !this.#drafts.has(externalId)).length
    for (const item of this.#known.values()) if (item.batchId !== this.#batch) knownIds[item.externalId] = item.id
    for (const draft of this.#drafts.values()) {
      const known = this.#known.get(draft.externalId)
      const own = known?.batchId === this.#batch
      if (draft.file && !this.#fits(draft.file, draft.where)) continue
      if (known && !own) {
        if (!draft.file || draft.file.hash === known.hash) {
          present++
          const facts = factsOf(draft)
          if (holdsFacts(facts)) restated.push({ id: known.id, externalId: known.externalId, ...facts })
        } else
          this.#problems.add(
            draft.where,
            `the project has an item “${draft.externalId}” with other bytes; give the new file an id of its own`,
            'id',
          )
      } else if (draft.file) items.push(planned(draft, draft.file, known?.id ?? null))
      else this.#problems.add(draft.where, `the item “${draft.externalId}” has no file in this import`, 'file')
    }
    return { items, present, restated, knownIds }
  }

  #fits(file: ImportFile, where: Where): boolean {
    if (this.#schemaMedia === null || file.use === this.#schemaMedia) return true
    const names = { image: 'images', audio: 'recordings' }
    const message = `“${file.path}” is ${file.type}, but this project labels ${names[this.#schemaMedia]}`
    this.#problems.add(where, message, 'file')
    return false
  }
}

function planned(draft: Draft, file: ImportFile, written: ItemId | null): PlannedItem {
  return { externalId: draft.externalId, file, ...factsOf(draft), written }
}

function factsOf({ metadata, slices, cluster, mmPerPixel }: Draft) {
  return { metadata, slices: [...slices.values()], cluster, mmPerPixel }
}

/** An id as it is shown and compared: composed Unicode without characters that can't be seen. */
function cleanId(id: string): string | null {
  const path = sanitizePath(id)
  return path ?? (id.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() || null)
}

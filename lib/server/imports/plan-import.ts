import { needsGrowthConfirmation } from '#lib/domain/item/growth.ts'
import type { ImportRow } from '#lib/domain/item/import-summary.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import type { BoxesQuestion } from '#lib/domain/schema/question.ts'
import type { ReadBox, ReadBoxesFile } from '#lib/formats/coco.ts'
import type { ReadRow } from '#lib/formats/import-row.ts'
import type { ImportFile, ImportPlan, PlanInput, PlannedAnswer, Where } from './import-plan.ts'
import { ItemDrafts } from './item-drafts.ts'
import { PlanProblems, placeOf, refusalOfProblems } from './plan-problems.ts'
import { readAnswer, readClass, readQuestion } from './read-answer-cell.ts'

/** Reads the files of an import as they are asked for; the worker reads them from disk, a test from memory. */
export type ReadFiles = {
  rows(file: ImportFile): AsyncIterable<ReadRow>
  boxes(file: ImportFile, labeler: string | null): Promise<ReadBoxesFile>
}

/** Stands for all Pascal VOC files of an import where their labeler is named: each is about one image only. */
export const everyVoc = '*.xml'

/**
 * Works out what an import would do: which items are new, which are there already, what was answered about them, and
 * what is wrong. Changes nothing. Files that can't be read at all are refused in `refusal`.
 */
export async function planImport(input: PlanInput, read: ReadFiles): Promise<ImportPlan> {
  const planner = new Planner(input, read)
  try {
    await planner.readAll()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return planner.finish(error.refusal)
  }
  return planner.finish(null)
}

class Planner {
  readonly #input: PlanInput
  readonly #read: ReadFiles
  readonly #problems = new PlanProblems()
  readonly #drafts: ItemDrafts
  readonly #answers = new Map<string, PlannedAnswer>()
  readonly #tables: ImportPlan['tables'] = []

  constructor(input: PlanInput, read: ReadFiles) {
    this.#input = input
    this.#read = read
    this.#drafts = new ItemDrafts(input, this.#problems)
  }

  async readAll(): Promise<void> {
    const { files } = this.#input
    for (const file of files) if (file.use === 'table') await this.#readTable(file)
    // Tables first: they may give the files of COCO and VOC other ids than their paths.
    for (const file of files) if (file.use === 'coco' || file.use === 'voc') await this.#readBoxes(file)
    this.#drafts.addRemaining()
  }

  async #readTable(file: ImportFile): Promise<void> {
    const table: ImportPlan['tables'][number] = { file: file.path, rows: 0, sample: [] }
    this.#tables.push(table)
    for await (const read of this.#read.rows(file)) {
      table.rows++
      if (read.ok) {
        if (table.sample.length < 5) table.sample.push(read.row)
        this.#addRow(file, read.row)
      } else this.#problems.add({ file: file.path, row: read.bad.row }, read.bad.message, read.bad.field)
    }
  }

  #addRow(file: ImportFile, row: ImportRow): void {
    const where: Where = { file: file.path, row: row.row }
    const answers = row.lacks !== null || this.#holdsValue(row)
    const externalId = this.#drafts.addRow(row, where, answers)
    if (externalId === null || !answers) return
    const schema = this.#requireSchema()
    const question = readQuestion(schema, row.question)
    const answer = question.ok ? readAnswer(question.value, row) : question
    if (!question.ok || !answer.ok) {
      const { field, message } = question.ok ? (answer as Extract<typeof answer, { ok: false }>) : question
      this.#problems.add(where, message, field)
      return
    }
    const labeler = row.labeler?.normalize('NFC') ?? null
    this.#addAnswer({ externalId, labeler, question: question.value.id, answer: answer.value, where })
  }

  /** An empty cell answers only a question of text, and only when somebody gave that answer. */
  #holdsValue({ value, labeler, question: named }: ImportRow): boolean {
    if (value === null) return false
    if (value.trim() !== '') return true
    const { schema } = this.#input
    const question = schema && labeler !== null ? readQuestion(schema, named) : null
    return Boolean(question?.ok && question.value.kind === 'text')
  }

  async #readBoxes(file: ImportFile): Promise<void> {
    const { labelers } = this.#input.options
    const said = labelers[file.path] ?? (file.use === 'voc' ? labelers[everyVoc] : undefined)
    const labeler = said?.trim().normalize('NFC') || null
    const read = await this.#read.boxes(file, labeler)
    for (const bad of read.bad) this.#problems.add({ file: file.path, row: bad.row }, bad.message, bad.field)
    const question = this.#requireSchema().questions.find((candidate) => candidate.kind === 'boxes')
    if (!question) {
      const message = `${file.path} holds boxes, but the project asks for none.`
      throw new RefusalError({ code: 'invalid', field: file.path, message })
    }
    read.images.forEach((image, i) => {
      const where: Where = { file: file.path, row: image.boxes[0]?.row ?? i + 1 }
      const externalId = this.#drafts.idOfFile(image.fileName, file.path)
      if (externalId === null) {
        this.#problems.add(where, `the image “${image.fileName}” is neither in this import nor in the project`, 'file')
        return
      }
      const regions = this.#regionsOf(image.boxes, question, file.path)
      // A list with a box left out would say that less was drawn: what is not whole is missing.
      if (image.partial || regions.length < image.boxes.length) return
      const answer = { kind: 'boxes', regions } as const
      this.#addAnswer({ externalId, labeler: image.labeler, question: question.id, answer, where })
    })
  }

  #regionsOf(boxes: readonly ReadBox[], question: BoxesQuestion, file: string): BoxRegion[] {
    const seen = new Set<string>()
    return boxes.flatMap((box) => {
      const found = readClass(question, box.className)
      if (!found.ok) {
        this.#problems.add({ file, row: box.row }, found.message, 'category_id')
        return []
      }
      // The file's own ids make the same import the same answer again.
      const own = /^[A-Za-z0-9_-]{1,56}$/.test(box.id) ? `f-${box.id}` : `n-${box.row}`
      const id = (seen.has(own) ? `n-${box.row}` : own) as BoxRegion['id']
      seen.add(id)
      return [{ id, x: box.x, y: box.y, width: box.width, height: box.height, class: found.value.id }]
    })
  }

  #addAnswer(answer: PlannedAnswer): void {
    const key = JSON.stringify([answer.externalId, answer.labeler, answer.question])
    const earlier = this.#answers.get(key)
    if (earlier) {
      const who = answer.labeler === null ? 'a reference' : `an answer of ${answer.labeler}`
      const both = `${placeOf(earlier.where)} and ${placeOf(answer.where)}`
      this.#problems.conflict(answer.where, `${both} both give ${who} about “${answer.externalId}”`)
      return
    }
    this.#answers.set(key, answer)
  }

  #requireSchema(): NonNullable<PlanInput['schema']> {
    if (this.#input.schema) return this.#input.schema
    const message = 'Publish the first version of the definition before labels are imported: they are read under it.'
    throw new RefusalError({ code: 'invalid', message })
  }

  finish(unreadable: Refusal | null): ImportPlan {
    const { options, known, batch } = this.#input
    const { items, present, restated, knownIds } = this.#drafts.finish()
    const ids = new Set([...items.map(({ externalId }) => externalId), ...Object.keys(knownIds)])
    const answers = [...this.#answers.values()].filter(({ externalId }) => ids.has(externalId))
    const before = known.filter((item) => item.batchId !== batch).length
    const added = items.length
    const growth: Refusal | null =
      !options.confirmGrowth && needsGrowthConfirmation(before, added)
        ? {
            code: 'needs_confirmation',
            message: `This would grow the project from ${before} to ${before + added} items, more than tenfold. Is it the right folder?`,
            details: { present: before, added },
          }
        : null
    return {
      items,
      present,
      restated,
      known: knownIds,
      answers,
      labelers: [...new Set(answers.flatMap(({ labeler }) => (labeler === null ? [] : [labeler])))].sort(),
      bad: [...this.#problems.conflicts, ...this.#problems.told].slice(0, 100),
      badCount: this.#problems.count + this.#problems.conflicts.length,
      refusal: unreadable ?? refusalOfProblems(this.#problems, options.skipBad) ?? growth,
      tables: this.#tables,
    }
  }
}

import { describe, expect, it } from 'vitest'
import { asId } from '#lib/domain/kernel/ids.ts'
import { schemaSchema } from '#lib/domain/schema/schema.ts'
import { readCoco } from '#lib/formats/coco.ts'
import { readCsvRows } from '#lib/formats/csv-rows.ts'
import type { ImportFile, ImportOptions, KnownItemFacts, PlanInput } from './import-plan.ts'
import { planImport } from './plan-import.ts'

const classes = [
  { id: 'c1', name: 'Scratch', key: 's', colour: 0 },
  { id: 'c2', name: 'Dent', key: 'd', colour: 1 },
]
const choice = schemaSchema.parse({ media: 'image', questions: [{ kind: 'choice', id: 'q', name: 'Fault', classes }] })
const boxes = schemaSchema.parse({ media: 'image', questions: [{ kind: 'boxes', id: 'q', name: 'Faults', classes }] })
const options: ImportOptions = {
  source: '',
  referenceKind: 'human',
  referenceSource: '',
  labelers: {},
  skipBad: false,
  confirmGrowth: false,
}

/** Plans an import of files whose content is given as text; media by a hash. */
function plan(
  files: Record<string, string>,
  given: Partial<Omit<PlanInput, 'options'>> & { options?: Partial<ImportOptions> } = {},
) {
  const listed = Object.keys(files).map((path): ImportFile => {
    const use = path.endsWith('.csv')
      ? 'table'
      : path.endsWith('.json')
        ? 'coco'
        : path.endsWith('.wav')
          ? 'audio'
          : 'image'
    const hash = files[path] as string
    return { upload: path, path, fileName: path, staged: path, use, type: use, bytes: 1, hash }
  })
  const text = (file: ImportFile) => files[file.path] as string
  return planImport(
    { batch: 'new', files: listed, schema: choice, known: [], ...given, options: { ...options, ...given.options } },
    {
      rows: (file) => readCsvRows(bytesOf(text(file)), file.path),
      boxes: async (file, labeler) => readCoco(text(file), file.path, labeler),
    },
  )
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

const known = (externalId: string, hash: string, batchId = 'old'): KnownItemFacts => ({
  id: asId(`id-${externalId}`),
  externalId,
  hash,
  batchId,
})
const brief = (items: { externalId: string; file: ImportFile }[]) =>
  items.map(({ externalId, file }) => `${externalId}=${file.hash}`)

describe('what an import would do', () => {
  it('takes a folder of media under their paths', async () => {
    const { items, refusal } = await plan({ 'a/1.png': 'h1', 'a/2.png': 'h2' })
    expect(refusal).toBeNull()
    expect(brief(items)).toEqual(['a/1.png=h1', 'a/2.png=h2'])
  })

  it('gives media the ids, metadata and slices of a table beside them', async () => {
    const csv = 'id,file,meta:camera,slice:line\nx1,1.png,C9,north\n'
    const { items } = await plan({ 'a/1.png': 'h1', 'a/rest.png': 'h2', 'a/items.csv': csv })
    expect(brief(items)).toEqual(['x1=h1', 'a/rest.png=h2'])
    expect(items[0]).toMatchObject({ metadata: { camera: 'C9' }, slices: [{ name: 'line', value: 'north' }] })
  })

  it('reads the answers of three labelers and a reference, by name or id, in any letter case', async () => {
    const csv = 'file,labeler,value\n1.png,Ann,Scratch\n1.png,Bob,dent\n1.png,Cy,c1\n1.png,,Dent\n'
    const { items, answers, labelers } = await plan({ '1.png': 'h1', 'labels.csv': csv })
    expect(items).toHaveLength(1)
    expect(labelers).toEqual(['Ann', 'Bob', 'Cy'])
    expect(answers.map(({ labeler, answer }) => [labeler, answer.kind === 'choice' && answer.class])).toEqual([
      ['Ann', 'c1'],
      ['Bob', 'c2'],
      ['Cy', 'c1'],
      [null, 'c2'],
    ])
  })

  it('attaches labels by id to items that are there already', async () => {
    const csv = 'id,labeler,value\na/1.png,Ann,Dent\n'
    const { items, present, answers } = await plan({ 'labels.csv': csv }, { known: [known('a/1.png', 'h1')] })
    expect([items.length, present, answers.length]).toEqual([0, 1, 1])
  })

  it('adds nothing the second time', async () => {
    const again = await plan({ '1.png': 'h1' }, { known: [known('1.png', 'h1')] })
    expect(again).toMatchObject({ items: [], present: 1, refusal: null })
  })

  it('goes on with what an earlier run of the same import had written', async () => {
    const { items, present } = await plan({ '1.png': 'h1', '2.png': 'h2' }, { known: [known('1.png', 'h1', 'new')] })
    expect(items.map(({ written }) => written)).toEqual(['id-1.png', null])
    expect(present).toBe(0)
  })

  it('keeps an empty transcript that somebody gave, and takes an empty class for none', async () => {
    const speech = schemaSchema.parse({ media: 'audio', questions: [{ kind: 'text', id: 't', name: 'Transcript' }] })
    const csv = 'file,labeler,value\n1.wav,Ann,\n1.wav,Bob,um\n'
    const text = await plan({ '1.wav': 'h', 'l.csv': csv }, { schema: speech })
    expect(text.answers.map(({ answer }) => answer)).toEqual([
      { kind: 'text', text: '' },
      { kind: 'text', text: 'um' },
    ])
    const none = await plan({ '1.png': 'h', 'l.csv': 'file,value\n1.png,\n' })
    expect([none.answers.length, none.items.length, none.refusal]).toEqual([0, 1, null])
  })

  it('takes “x lacks the information” with its reason, for any kind of question', async () => {
    const csv = 'file,labeler,value,lacks\n1.png,Ann,Dent,\n1.png,Bob,,glare hides it\n1.png,,,too dark\n'
    const { answers, refusal } = await plan({ '1.png': 'h', 'l.csv': csv })
    expect(refusal).toBeNull()
    expect(answers.map(({ labeler, answer }) => [labeler, answer])).toEqual([
      ['Ann', { kind: 'choice', class: 'c2' }],
      ['Bob', { kind: 'lacks', reason: 'glare hides it' }],
      [null, { kind: 'lacks', reason: 'too dark' }],
    ])
    const drawn = await plan({ '1.png': 'h', 'l.csv': 'file,labeler,lacks\n1.png,Ann,blurred\n' }, { schema: boxes })
    expect(drawn.answers).toMatchObject([{ labeler: 'Ann', answer: { kind: 'lacks', reason: 'blurred' } }])
    const both = await plan({ '1.png': 'h', 'l.csv': 'file,labeler,value,lacks\n1.png,Ann,Dent,glare\n' })
    expect(both.refusal).toMatchObject({ code: 'invalid', row: 1, field: 'lacks' })
  })

  it('reads COCO boxes, finding images by path, beside the file or by a name that only one has', async () => {
    const coco = {
      images: [{ id: 1, file_name: 'deep/1.png' }],
      categories: [{ id: 1, name: 'scratch' }],
      annotations: [1, 2].map((id) => ({ id, image_id: 1, category_id: 1, bbox: [0, 0, 2, 2], rater_id: `r${id}` })),
    }
    const { answers } = await plan({ 'x/1.png': 'h', 'boxes.json': JSON.stringify(coco) }, { schema: boxes })
    expect(answers.map(({ externalId, labeler, answer }) => [externalId, labeler, answer])).toMatchObject([
      ['x/1.png', 'r1', { regions: [{ id: 'f-1', class: 'c1' }] }],
      ['x/1.png', 'r2', { regions: [{ id: 'f-2', class: 'c1' }] }],
    ])
  })

  it('takes one COCO file a labeler', async () => {
    const coco = JSON.stringify({ images: [{ id: 1, file_name: '1.png' }], categories: [], annotations: [] })
    const labelers = { 'ann.json': 'Ann', 'bob.json': 'Bob' }
    const planned = await plan(
      { '1.png': 'h', 'ann.json': coco, 'bob.json': coco },
      { schema: boxes, options: { labelers } },
    )
    expect(planned.labelers).toEqual(['Ann', 'Bob'])
    expect(planned.answers).toHaveLength(2)
  })
})

describe('boxes with a fault', () => {
  it('leave the whole answer out, never a shorter list', async () => {
    const box = (id: number, category_id: number, rater_id: string) => ({
      id,
      image_id: 1,
      category_id,
      bbox: [0, 0, 2, 2],
      rater_id,
    })
    const coco = {
      images: [{ id: 1, file_name: '1.png' }],
      categories: [
        { id: 1, name: 'Scratch' },
        { id: 2, name: 'Crack' },
      ],
      annotations: [box(1, 1, 'r1'), box(2, 2, 'r1'), box(3, 1, 'r2'), { ...box(4, 1, 'r3'), bbox: [0] }],
    }
    const given = { schema: boxes, options: { skipBad: true } }
    const { answers, badCount } = await plan({ '1.png': 'h', 'b.json': JSON.stringify(coco) }, given)
    expect([badCount, answers.map(({ labeler }) => labeler)]).toEqual([2, ['r2']])
  })
})

describe('what an import is refused for', () => {
  it('names every row without its media, the first hundred of them', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => `gone-${i}.png`).join('\n')
    const { refusal, bad, badCount } = await plan({ 'items.csv': `file\n${rows}\n` })
    expect(refusal).toMatchObject({ code: 'invalid', row: 1, field: 'file', details: { problemCount: 150 } })
    expect([bad.length, badCount]).toEqual([100, 150])
    expect(bad[99]).toMatchObject({ row: 100, message: expect.stringContaining('gone-99.png') })
  })

  it.each([
    ['the same id for two files', 'id,file\nx,1.png\nx,2.png\n'],
    ['the same item twice', 'file\n1.png\n1.png\n'],
    ['two answers of one labeler', 'file,labeler,value\n1.png,Ann,Dent\n1.png,Ann,Scratch\n'],
  ])('names both rows that give %s', async (_what, csv) => {
    const { refusal } = await plan({ '1.png': 'h1', '2.png': 'h2', 'l.csv': csv })
    expect(refusal).toMatchObject({ code: 'conflict', row: 2 })
    expect(refusal?.message).toContain('l.csv, row 1 and l.csv, row 2')
  })

  it('names an unknown class with the nearest known one, and an unknown question', async () => {
    const { refusal } = await plan({ '1.png': 'h', 'l.csv': 'file,value\n1.png,Scrach\n' })
    expect(refusal).toMatchObject({ code: 'invalid', row: 1, field: 'value' })
    expect(refusal?.message).toContain('no class “Scrach” in “Fault”; did you mean “Scratch”?')
    const other = await plan({ '1.png': 'h', 'l.csv': 'file,question,value\n1.png,Falt,Dent\n' })
    expect(other.refusal?.message).toContain('no question “Falt”; did you mean “Fault”?')
  })

  it('calls the same id with other bytes a bad row', async () => {
    const { refusal } = await plan({ '1.png': 'new' }, { known: [known('1.png', 'old')] })
    expect(refusal).toMatchObject({ code: 'invalid', field: 'id' })
    expect(refusal?.message).toContain('with other bytes')
  })

  it('leaves bad rows out when it is told to', async () => {
    const files = { '1.png': 'h', 'l.csv': 'file,labeler,value\n1.png,Ann,Nope\n1.png,Bob,Dent\ngone.png,Bob,Dent\n' }
    const planned = await plan(files, { options: { skipBad: true } })
    expect(planned).toMatchObject({ refusal: null, badCount: 2, labelers: ['Bob'] })
  })

  it('refuses media of the other kind', async () => {
    const { refusal } = await plan({ '1.wav': 'h' })
    expect(refusal?.message).toContain('this project labels images')
  })

  it('asks before a project of a hundred items grows more than tenfold', async () => {
    const files = Object.fromEntries(Array.from({ length: 901 }, (_, i) => [`${i}.png`, `h${i}`]))
    const present = Array.from({ length: 100 }, (_, i) => known(`k${i}`, `k${i}`))
    const { refusal } = await plan(files, { known: present })
    expect(refusal).toMatchObject({ code: 'needs_confirmation', details: { present: 100, added: 901 } })
    expect((await plan(files, { known: present, options: { confirmGrowth: true } })).refusal).toBeNull()
  })

  it('wants a published version before labels come in, but not for media', async () => {
    const labels = await plan({ '1.png': 'h', 'l.csv': 'file,value\n1.png,Dent\n' }, { schema: null })
    expect(labels.refusal?.message).toContain('Publish the first version')
    expect((await plan({ '1.png': 'h' }, { schema: null })).refusal).toBeNull()
  })

  it.each(['../x.png', '/etc/passwd'])('refuses the path %s', async (path) => {
    expect((await plan({ 'l.csv': `file\n${path}\n` })).refusal).toMatchObject({ code: 'invalid', field: 'file' })
  })
})

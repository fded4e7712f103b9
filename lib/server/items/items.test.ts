import { afterAll, beforeAll, expect, it } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { definitionSchema } from '#lib/domain/definition/definition.ts'
import { type ImportFixture, importFiles, importFixture, png, publish } from '../imports/testing/import-fixture.ts'
import { seeItem } from './see-item.ts'
import { seeItems, seeSlices } from './see-items.ts'

describeDatabases('items', (open) => {
  let fixture: ImportFixture
  const see = (query: object = {}) =>
    seeItems(fixture.ctx, fixture.lead, { project: fixture.project, limit: 100, ...query })
  const ids = async (query: object = {}) => (await see(query)).items.map(({ externalId }) => externalId)

  beforeAll(async () => {
    fixture = await importFixture(await open())
    await publish(fixture, 'choice')
    const table = [
      'id,file,value,meta:camera,slice:line,slice:shift,mm_per_pixel,cluster',
      'B_1,1.png,Dent,C9,north,day,0.05,part 7',
      'b%2,2.png,,C9,north,night,,',
      'A3,3.png,,C9,south,day,,',
    ].join('\n')
    const files = { '1.png': await png(10), '2.png': await png(60, 400, 300), '3.png': await png(110) }
    await importFiles(fixture, { ...files, 'items.csv': table }, { source: 'Line cameras' })
  })
  afterAll(() => fixture.remove())

  it('come in the order of their ids, the same on both back ends, a page at a time', async () => {
    expect(await ids()).toEqual(['A3', 'B_1', 'b%2'])
    const first = await see({ limit: 2 })
    expect(first).toMatchObject({ total: 3, next: 'B_1' })
    const second = await see({ limit: 2, after: first.next })
    expect(second.items.map(({ externalId }) => externalId)).toEqual(['b%2'])
    expect(second.next).toBeNull()
  })

  it('are found by a part of their id, letter case ignored and % and _ meant as they are', async () => {
    expect(await ids({ text: 'b' })).toEqual(['B_1', 'b%2'])
    expect(await ids({ text: '%' })).toEqual(['b%2'])
    expect(await ids({ text: '_' })).toEqual(['B_1'])
    expect(await see({ text: 'nothing' })).toMatchObject({ items: [], total: 0, next: null })
  })

  it('are narrowed by slices, all of which must fit', async () => {
    expect(await ids({ slice: 'line=north' })).toEqual(['B_1', 'b%2'])
    expect(await ids({ slice: ['line=north', 'shift=day'] })).toEqual(['B_1'])
    expect(await seeSlices(fixture.ctx, fixture.lead, { project: fixture.project })).toEqual([
      { name: 'line', value: 'north', items: 2 },
      { name: 'line', value: 'south', items: 1 },
      { name: 'shift', value: 'day', items: 2 },
      { name: 'shift', value: 'night', items: 1 },
    ])
  })

  it('say what falls short of the definition that is published', async () => {
    const { ctx, project, lead } = fixture
    const [version] = await ctx.db.select().from(tables.versions)
    const definition = definitionSchema.parse({ ...version!.definition, acceptable: { minWidth: 100 } })
    const second = { number: 2, definition, id: ctx.newId(), hash: 'second' } as const
    await ctx.db.insert(tables.versions).values({ ...version!, ...second, id: ctx.newId() })
    const { items } = await seeItems(ctx, lead, { project, limit: 10 })
    expect(items.map(({ shortfalls }) => shortfalls.length)).toEqual([1, 1, 0])
  })

  it('show everything but the answers, and their neighbours', async () => {
    const { items } = await see()
    const view = await seeItem(fixture.ctx, fixture.lead, { project: fixture.project, item: items[1]!.id })
    expect(view).toMatchObject({
      externalId: 'B_1',
      source: 'Line cameras',
      metadata: { camera: 'C9' },
      mmPerPixel: 0.05,
      cluster: 'part 7',
      batch: { name: 'A folder' },
      media: [{ role: 'primary', fileName: '1.png', type: 'image/png' }],
      references: [{ question: 'fault', answer: { kind: 'choice', class: 'dent' }, kind: 'human' }],
      previous: items[0]!.id,
      next: items[2]!.id,
    })
  })

  it('are nobody’s to see outside the project', async () => {
    const { items } = await see()
    const input = { project: fixture.people.otherProject, item: items[0]!.id }
    await expect(seeItem(fixture.ctx, fixture.people.outsider, input)).rejects.toMatchObject({
      refusal: { code: 'not_found' },
    })
  })
})

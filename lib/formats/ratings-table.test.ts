import { describe, expect, test } from 'vitest'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { readBoxes, readMasks, readNumbers, readPositions, readSegments, readSets } from './rating-values.ts'
import { type RatingsTable, type RatingsTableOptions, readRatingsTable } from './ratings-table.ts'

const columns = { item: 'task', labeler: 'worker', value: 'label' }

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function read(text: string, options: Partial<RatingsTableOptions> = {}, size = 7): Promise<RatingsTable> {
  return readRatingsTable(inChunks(text, size), { fileName: 'r.csv', columns, ...options })
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RefusalError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

const rowsOf = ({ items, labelers, texts, unit, labeler, value }: RatingsTable) =>
  [...unit].map((u, i) => [items[u], labelers[labeler[i] as number], texts[value[i] as number]])

describe('readRatingsTable', () => {
  const expected = [
    ['t1', 'a', 'yes'],
    ['t1', 'b', 'no, "never"'],
    ['t2', 'a', ' Yes'],
  ]

  test.each([
    ['CSV', 'worker,task,note,label\na,t1,,yes\nb,t1,x,"no, ""never"""\na,t2,, Yes\n'],
    [
      'CSV with CR LF, a byte order mark and no last line end',
      '\uFEFFtask,worker,label\r\nt1,a,yes\r\nt1,b,"no, ""never"""\r\nt2,a, Yes',
    ],
    ['semicolons', 'task;worker;label\nt1;a;yes\nt1;b;no, "never"\nt2;a; Yes\n'],
    ['TSV', 'task\tworker\tlabel\nt1\ta\tyes\nt1\tb\tno, "never"\nt2\ta\t Yes\n'],
    [
      'JSON Lines',
      '{"task":"t1","worker":"a","label":"yes"}\n\n{"label":"no, \\"never\\"","task":"t1","worker":"b"}\n{"task":"t2","worker":"a","label":" Yes","extra":1}',
    ],
  ])('%s, however it is cut', async (_, text) => {
    for (const size of [1, 7, 1000]) expect(rowsOf(await read(text, {}, size))).toEqual(expected)
  })

  test('only an empty cell is missing, and what --missing names; items and labelers of missing cells count', async () => {
    const table = await read('task,worker,label\nt1,a,NA\nt2,b,\nt3,c, \n')
    expect([table.items, table.labelers, table.texts, table.missing]).toEqual([
      ['t1', 't2', 't3'],
      ['a', 'b', 'c'],
      ['NA', ' '],
      1,
    ])
    const more = await read('task,worker,label\nt1,a,NA\nt2,b,\nt3,c,-\n', { missing: ['NA', '-'] })
    expect([more.texts, more.missing, more.unit.length, more.items.length]).toEqual([[], 3, 0, 3])
    const lines = await read(
      '{"task":1,"worker":"a","label":3}\n{"task":2,"worker":"a","label":null}\n{"task":3,"worker":"a"}',
    )
    expect([lines.items, lines.texts, lines.missing]).toEqual([['1', '2', '3'], ['3'], 2])
  })

  test('slices go with entries, clusters with items', async () => {
    const text = 'task,worker,label,noise,speaker\nt1,a,x,car,s1\nt1,b,y,,s1\nt2,a,,people,s2\nt3,a,x,car,s1\n'
    const { slices, clusters } = await read(text, { columns: { ...columns, slice: 'noise', cluster: 'speaker' } })
    expect([slices?.names, [...(slices?.of ?? [])]]).toEqual([
      ['car', ''],
      [0, 1, 0],
    ])
    expect([clusters?.names, [...(clusters?.of ?? [])]]).toEqual([
      ['s1', 's2'],
      [0, 1, 0],
    ])
  })

  test('lists in JSON Lines are what their text is in CSV', async () => {
    const table = await read(
      '{"task":"t","worker":"a","label":["x","y"]}\n{"task":"t","worker":"b","label":"[\\"x\\",\\"y\\"]"}',
    )
    expect(table.texts).toEqual(['["x","y"]'])
  })

  test('an unknown column lists those there are', async () => {
    const found = await refusalOf(read('item,worker,label\n1,a,x\n'))
    expect(found).toBe('r.csv has no column "task". Its columns are: item, worker, label.')
    const lines = read('{"task":"t","who":"a","label":"x"}')
    expect(await refusalOf(lines)).toBe('r.csv has no column "worker". Its columns are: task, who, label.')
  })

  test.each([
    ['too few cells', 'task,worker,label\nt1,a,x\nt2,b\n', 'r.csv, line 3: the row has 2 cells, the header has 3.'],
    ['no item', 'task,worker,label\n\n,a,x\n', 'r.csv, line 3: the cell of column "task" is empty.'],
    ['no labeler', 'task,worker,label\nt1,,x\n', 'r.csv, line 2: the cell of column "worker" is empty.'],
    ['an open quote', 'task,worker,label\nt1,a,"x\nt2,b,y\n', 'r.csv, line 3: a quote is opened and never closed.'],
    ['broken JSON', '{"task":"t","worker":"a","label":"x"}\n{"task":', 'r.csv ends too early at line 2, column 9.'],
    [
      'a list',
      '{"task":"t","worker":"a","label":"x"}\n[1]',
      'r.csv, line 2: not an object. JSON Lines have one object a line.',
    ],
    [
      'a row without labeler',
      '{"task":"t","worker":"a","label":1}\n{"task":"t"}',
      'r.csv, line 2: the cell of column "worker" is empty.',
    ],
    ['nothing', ' \n', 'r.csv is empty. It needs one row per item and labeler.'],
    ['a header alone', 'task,worker,label\n', 'r.csv has a header and no rows. It needs one row per item and labeler.'],
  ])('refuses %s', async (_, text, message) => {
    expect(await refusalOf(read(text))).toBe(message)
  })

  test('refuses an item in two clusters, and bytes that are not UTF-8', async () => {
    const text = 'task,worker,label,speaker\nt1,a,x,s1\nt1,b,y,s2\n'
    const clustered = read(text, { columns: { ...columns, cluster: 'speaker' } })
    expect(await refusalOf(clustered)).toBe('r.csv, line 3: "t1" is in cluster "s1" above and in "s2" here.')
    const named = read('task,worker,label,speaker\nt1,a,x,s1\nt1,b,y,\n', {
      columns: { ...columns, cluster: 'speaker' },
    })
    expect(await refusalOf(named)).toBe('r.csv, line 3: "t1" is in cluster "s1" above and in none here.')
    async function* bytes() {
      yield Uint8Array.from([0x74, 0xff])
    }
    const latin = readRatingsTable(bytes(), { fileName: 'r.csv', columns })
    expect(await refusalOf(latin)).toContain('not UTF-8')
  })
})

test('items without a cluster are each alone, not together', async () => {
  const text = 'task,worker,label,speaker\nt1,a,x,s1\nt2,a,y,\nt3,a,y,\nt3,b,y,\nt4,a,x,s1\n'
  const { clusters } = await read(text, { columns: { ...columns, cluster: 'speaker' } })
  expect([...(clusters?.of ?? [])]).toEqual([0, 1, 2, 0])
})

test('refuses a wanted column that stands twice', async () => {
  const twice = read('task,task,worker,label\n1,2,a,x\n')
  expect(await refusalOf(twice)).toBe('r.csv has two columns "task". Name one of them otherwise.')
})

describe('values', () => {
  const table = (...texts: string[]) => ({ texts, lineOfText: Int32Array.from(texts, (_, i) => i + 2) })

  test('numbers, positions, sets, boxes and segments', () => {
    expect(readNumbers(table('1', '-0.5', '1e3', ' 7 '), 'r.csv')).toEqual([1, -0.5, 1000, 7])
    expect(readPositions(table('low', 'high'), 'r.csv', ['low', 'mid', 'high'])).toEqual([0, 2])
    expect(readSets(table('["b","a","b"]', '[]', '[2]'), 'r.csv')).toEqual([['a', 'b'], [], ['2']])
    expect(readBoxes(table('[[1,2,3,4,"cat"],[0,0,1,1]]', '[]'), 'r.csv')).toEqual([
      [
        { x: 1, y: 2, width: 3, height: 4, class: 'cat' },
        { x: 0, y: 0, width: 1, height: 1, class: '' },
      ],
      [],
    ])
    expect(readSegments(table('[[0, 1.5, "speech"]]'), 'r.csv')).toEqual([[{ start: 0, end: 1.5, label: 'speech' }]])
  })

  test.each([
    [() => readNumbers(table('1', 'abc'), 'r.csv'), 'r.csv, line 3: "abc" is not a number.'],
    [() => readNumbers(table('0x10'), 'r.csv'), 'r.csv, line 2: "0x10" is not a number.'],
    [() => readNumbers(table('-1'), 'r.csv', true), 'a ratio scale has no negative numbers'],
    [() => readMasks(table('{"size":[2,2],"counts":[1,2]}'), 'r.csv'), 'the counts do not fill the size'],
    [() => readMasks(table('{"size":[2,-2],"counts":[4]}'), 'r.csv'), 'whole pixels'],
    [() => readMasks(table('{"size":[2,2],"counts":"?"}'), 'r.csv'), 'line 2'],
    [() => readNumbers(table(' '), 'r.csv'), 'r.csv, line 2: " " is not a number.'],
    [() => readNumbers(table('Infinity'), 'r.csv'), 'r.csv, line 2: "Infinity" is not a number.'],
    [() => readPositions(table('x'), 'r.csv', ['a', 'b']), 'r.csv, line 2: "x" is not one of the order a, b.'],
    [() => readSets(table('a'), 'r.csv'), 'r.csv, line 2: "a" is not a set, for instance ["a", "b"].'],
    [() => readSets(table('[[1]]'), 'r.csv'), 'a set holds text or numbers only'],
    [() => readBoxes(table('[[0,0,-1,1,"x"]]'), 'r.csv'), 'w and h are not negative'],
    [() => readBoxes(table('[[0,0,1,"x"]]'), 'r.csv'), 'finite numbers'],
    [() => readSegments(table('[[3,1,"x"]]'), 'r.csv'), 'ends before it starts'],
    [() => readSegments(table('[4]'), 'r.csv'), 'each entry is a list'],
  ])('a value that is something else is refused with its line', (call, message) => {
    expect(call).toThrow(message)
  })
})

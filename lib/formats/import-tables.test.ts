import { describe, expect, it } from 'vitest'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { readCsvRows } from './csv-rows.ts'
import type { ReadRow } from './import-row.ts'
import { readJsonlRows } from './jsonl-rows.ts'

/** The bytes of a text, cut into chunks of a few bytes, as a stream would bring them. */
async function* chunked(content: string | Uint8Array, size = 3): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const all: ReadRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

async function refusalOf(rows: AsyncIterable<ReadRow>) {
  try {
    await collect(rows)
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal
    throw error
  }
  throw new Error('it was read')
}

describe('CSV import tables', () => {
  it('reads ids, files, labelers, values, metadata and slices', async () => {
    const csv =
      'id,file,question,labeler,value,meta:speaker,slice:age\n1,a/1.wav,text,Ann,"Hello, ""you""\nthere",s1,child\n'
    expect(await collect(readCsvRows(chunked(csv), 'labels.csv'))).toEqual([
      {
        ok: true,
        row: {
          row: 1,
          id: '1',
          file: 'a/1.wav',
          question: 'text',
          labeler: 'Ann',
          value: 'Hello, "you"\nthere',
          metadata: { speaker: 's1' },
          slices: [{ name: 'age', value: 'child' }],
          cluster: null,
          lacks: null,
          mmPerPixel: null,
        },
      },
    ])
  })

  it.each([
    ['tabs', 'file\tvalue\n1.png\tscratch\n'],
    ['semicolons', 'file;value\n1.png;scratch\n'],
    ['a byte order mark', '\uFEFFfile,value\n1.png,scratch\n'],
    ['CRLF and no end of line', 'file,value\r\n1.png,scratch'],
  ])('accepts %s', async (_what, csv) => {
    const [row] = await collect(readCsvRows(chunked(csv), 'labels.csv'))
    expect(row).toMatchObject({ ok: true, row: { file: '1.png', value: 'scratch' } })
  })

  it('keeps an empty value apart from no value', async () => {
    const rows = await collect(readCsvRows(chunked('file,value\n1.wav,\n'), 'labels.csv'))
    expect(rows[0]).toMatchObject({ ok: true, row: { value: '' } })
    const without = await collect(readCsvRows(chunked('file,labeler\n1.wav,\n'), 'labels.csv'))
    expect(without[0]).toMatchObject({ ok: true, row: { value: null, labeler: null } })
  })

  it('names the byte that is not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('file,value\n'), 0x61, 0xff, 0x62])
    expect(await refusalOf(readCsvRows(chunked(bytes), 'labels.csv'))).toMatchObject({
      code: 'invalid',
      details: { offset: 12 },
      message: expect.stringContaining('offset 12'),
    })
  })

  it('names the first byte of a character that the end cuts', async () => {
    const bytes = new TextEncoder().encode('file,value\nä').subarray(0, 12)
    expect(await refusalOf(readCsvRows(chunked(bytes), 'x.csv'))).toMatchObject({ details: { offset: 11 } })
  })

  it('refuses an unknown column with the nearest known one', async () => {
    const refusal = await refusalOf(readCsvRows(chunked('file,lableer\n1,2\n'), 'labels.csv'))
    expect(refusal).toMatchObject({ code: 'invalid', field: 'lableer' })
    expect(refusal.message).toContain('“labeler”')
  })

  it.each(['meta:__proto__', 'slice:constructor'])(
    'refuses the column %s and leaves prototypes alone',
    async (name) => {
      expect(await refusalOf(readCsvRows(chunked(`file,${name}\n1,2\n`), 'x.csv'))).toMatchObject({ code: 'invalid' })
      expect(({} as Record<string, unknown>)['2']).toBeUndefined()
    },
  )

  it('refuses a quote that never closes with its line, and an empty file', async () => {
    expect(await refusalOf(readCsvRows(chunked('file,value\n1,"two\n'), 'x.csv'))).toMatchObject({
      code: 'bad_request',
    })
    expect(await refusalOf(readCsvRows(chunked(''), 'x.csv'))).toMatchObject({ code: 'invalid' })
  })

  it('yields bad rows with their number and goes on', async () => {
    const csv = 'file,mm_per_pixel\na.png,0.1\nb.png,NaN\nc.png,-1\nd.png,1e999\n,\nf.png\ng.png,2\nh.png,0x10\n'
    const rows = await collect(readCsvRows(chunked(csv), 'x.csv'))
    expect(rows.map((row) => (row.ok ? 'ok' : `${row.bad.row} ${row.bad.field}`))).toEqual([
      'ok',
      '2 mm_per_pixel',
      '3 mm_per_pixel',
      '4 mm_per_pixel',
      '5 id',
      '6 undefined',
      'ok',
      '8 mm_per_pixel',
    ])
  })
})

describe('JSON Lines import tables', () => {
  it('reads flat and nested metadata', async () => {
    const text = '{"file":"a.wav","meta:speaker":"s1","slice":{"age":"child"},"value":3}\n\n{"id":"b","meta":{"n":2}}'
    const rows = await collect(readJsonlRows(chunked(text), 'labels.jsonl'))
    expect(rows).toMatchObject([
      { ok: true, row: { row: 1, metadata: { speaker: 's1' }, slices: [{ name: 'age', value: 'child' }], value: '3' } },
      { ok: true, row: { row: 2, id: 'b', metadata: { n: '2' } } },
    ])
  })

  it('answers a NaN, as Python writes it, with a bad row and its field, and goes on', async () => {
    const text = '{"file":"a","mm_per_pixel":NaN}\n{"file":"b","meta":{"x":[1,-Infinity]}}\n{"file":"c"}\n'
    const rows = await collect(readJsonlRows(chunked(text), 'labels.jsonl'))
    expect(rows).toMatchObject([
      {
        ok: false,
        bad: { row: 1, field: 'mm_per_pixel', message: expect.stringMatching(/^NaN at line 1, column 28 /) },
      },
      { ok: false, bad: { row: 2, field: 'x' } },
      { ok: true, row: { row: 3, file: 'c' } },
    ])
  })

  it('reads why x lacks the information', async () => {
    const rows = await collect(readJsonlRows(chunked('{"file":"a","lacks":" glare "}\n{"file":"a","lacks":null}'), 'l'))
    expect(rows).toMatchObject([
      { ok: true, row: { lacks: 'glare', value: null } },
      { ok: true, row: { lacks: null, value: null } },
    ])
    const long = await collect(readJsonlRows(chunked(JSON.stringify({ file: 'a', lacks: 'x'.repeat(2001) })), 'l'))
    expect(long).toMatchObject([{ ok: false, bad: { field: 'lacks' } }])
  })

  it('names line and column where the JSON is cut', async () => {
    const refusal = await refusalOf(readJsonlRows(chunked('{"file":"a"}\n{"file":"b'), 'labels.jsonl'))
    expect(refusal).toMatchObject({ code: 'bad_request', details: { line: 2, column: 11 } })
    expect(refusal.message).toContain('line 2, column 11')
  })

  it('answers an object where text belongs, a reserved key and a list with a bad row', async () => {
    const text = '{"file":{}}\n{"file":"a","meta":{"__proto__x":"1"}}\n{"file":"a","meta:constructor":"1"}\n[]\n'
    const rows = await collect(readJsonlRows(chunked(text), 'labels.jsonl'))
    expect(rows.map((row) => row.ok)).toEqual([false, true, false, false])
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { agreementCommand } from './agreement.ts'

const folder = mkdtempSync(join(tmpdir(), 'concord-agreement-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: string[]): Promise<string> {
  let out = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  try {
    await agreementCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync(args, { from: 'user' })
  } finally {
    spy.mockRestore()
  }
  return out
}

async function runJson(...args: string[]): Promise<Record<string, unknown>> {
  return JSON.parse(await run(...args, '--json'))
}

/** Krippendorff (2011), example C, as irrCAC's cac.raw4raters has it: four observers, twelve units, missing values. */
const observed = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . .',
  '. 3 3 3 2 3 4 2 2 5 1 3',
  '1 2 3 3 2 4 4 1 2 5 1 .',
]
const rows = observed.flatMap((line, l) =>
  line.split(' ').map((value, u) => ({
    item: `u${u + 1}`,
    labeler: `o${l + 1}`,
    value: value === '.' ? '' : value,
    odd: u % 2 ? 'even' : 'odd',
  })),
)
const krippendorff = write(
  'krippendorff.csv',
  ['item,labeler,value,half', ...rows.map((row) => `${row.item},${row.labeler},${row.value},${row.odd}`)].join('\n'),
)

function withoutThird({ item, labeler, value }: (typeof rows)[number]): string[] {
  return labeler === 'o3' ? [] : [`${item},${labeler},${value}`]
}

describe('concord agreement', () => {
  test.each([
    ['nominal', 0.743421052631579],
    ['ordinal', 0.815387503754881],
    ['interval', 0.849107142857143],
    ['ratio', 0.797402774711612],
  ])('alpha of the published example, %s', async (level, value) => {
    const report = await runJson(krippendorff, '--level', level)
    expect(report).toMatchObject({
      statistic: 'alpha',
      level,
      items: 12,
      labelers: 4,
      answers: 41,
      missing: 7,
      repeats: 0,
    })
    expect(report.value).toBeCloseTo(value, 12)
    expect(report).toMatchObject({ interval: null, undefined: null, slices: [] })
  })

  test('intervals are percentiles over items, as reproducible as stated', async () => {
    const report = await runJson(krippendorff, '--bootstrap', '1000', '--seed', '42')
    const [low, high] = report.interval as [number, number]
    // The file names items column by column, so that they stand in the published order.
    expect(low).toBeCloseTo(0.399158795379951, 12)
    expect(high).toBeCloseTo(1, 12)
  })

  test('the breakdowns', async () => {
    const report = await runJson(krippendorff)
    expect(report.by_class).toMatchObject([
      {
        class: '1',
        chosen: 9,
        alpha: expect.closeTo(0.720430107526882, 12),
        specific_agreement: expect.closeTo(7 / 9, 12),
      },
      { class: '2' },
      { class: '3' },
      { class: '4' },
      { class: '5', chosen: 3, alpha: 1 },
    ])
    const pairs = report.labeler_pairs as { a: string; b: string }[]
    expect(pairs).toHaveLength(6)
    expect(pairs[0]).toMatchObject({ a: 'o1', b: 'o2', items: 9, kappa: expect.closeTo(0.844827586206897, 12) })
    const confusions = report.confusions as { cost: number }[]
    expect(confusions.reduce((sum, one) => sum + one.cost, 0)).toBeCloseTo(1 - (report.value as number), 12)
  })

  test.each([
    ['percent', [], 9 / 11],
    ['fleiss-kappa', [], 0.761169275422411],
    ['conger-kappa', [], 0.762817441303306],
    ['gwet-ac', [], 0.775444068126995],
    ['gwet-ac', ['--level', 'ordinal', '--weights', 'quadratic'], 0.914000723551605],
    ['brennan-prediger', ['--level', 'ordinal', '--weights', 'ordinal'], 39 / 44],
    ['light-kappa', [], 0.700162637107089],
  ])('--statistic %s %j', async (statistic, more, value) => {
    expect((await runJson(krippendorff, '--statistic', statistic, ...more)).value).toBeCloseTo(value, 12)
  })

  test('standard errors are those of irrCAC, null without a formula', async () => {
    expect(await runJson(krippendorff)).toMatchObject({ standard_error: expect.closeTo(0.145478717222199, 12) })
    expect(await runJson(krippendorff, '--statistic', 'fleiss')).toMatchObject({
      statistic: 'fleiss-kappa',
      standard_error: expect.closeTo(0.153019203469492, 12),
    })
    expect(await runJson(krippendorff, '--statistic', 'light-kappa')).toMatchObject({ standard_error: null })
    expect(await run(krippendorff)).toContain('Standard error 0.1455 over items')
  })

  test('alpha without each labeler, and the items that cost it most', async () => {
    const report = await runJson(krippendorff)
    const without = report.without_labeler as { labeler: string; value: number }[]
    expect(without.map(({ labeler }) => labeler)).toEqual(['o1', 'o2', 'o3', 'o4'])
    const others = write('others.csv', ['item,labeler,value', ...rows.flatMap(withoutThird)].join('\n'))
    expect(without[2]?.value).toBeCloseTo((await runJson(others)).value as number, 12)
    const dearest = report.dearest_items as { item: string; cost: number }[]
    expect(dearest[0]).toMatchObject({ item: 'u6', answers: 4, agreement: 0 })
    expect(dearest.reduce((sum, one) => sum + one.cost, 0)).toBeCloseTo(1 - (report.value as number), 12)
  })

  test.each([
    [['--weights', 'linear'], 'takes its distances from --level'],
    [['--weights', 'linear', '--statistic', 'fleiss-kappa'], '--level ordinal'],
    [['--weights', 'linear', '--statistic', 'scott-pi', '--level', 'ordinal'], 'no weighted form'],
    [['--statistic', 'icc-2-1'], '--level interval'],
    [['--order', '1,2,3,4,5'], 'goes with --level ordinal'],
    [['--level', 'ordinal', '--order', '1,2,3,2,4,5'], '"2" twice'],
  ])('%j is refused rather than passed over', async (options, message) => {
    await expect(run(krippendorff, ...options)).rejects.toThrow(message)
  })

  test('an intraclass correlation of ordinal numbers takes the numbers, not their positions', async () => {
    const far = write('far.csv', 'item,labeler,value\n1,a,1\n1,b,2\n2,a,10\n2,b,10\n3,a,2\n3,b,2\n')
    const interval = await runJson(far, '--statistic', 'ICC(1,1)', '--level', 'interval')
    expect(interval).toMatchObject({ statistic: 'icc-1-1', value: expect.closeTo(0.993, 3) })
    expect((await runJson(far, '--statistic', 'icc-1-1', '--level', 'ordinal')).value).toBe(interval.value)
  })

  test('a ratio scale has no negative numbers', async () => {
    const below = write('below.csv', 'item,labeler,value\n1,a,2\n1,b,-1\n')
    await expect(run(below, '--level', 'ratio')).rejects.toThrow('below.csv, line 3')
    expect(await runJson(below, '--level', 'interval')).toMatchObject({ answers: 2 })
  })

  test('columns are found by their usual names, and a class of its own line stays on one', async () => {
    const named = write('named.csv', 'task,worker,label\n1,w,"x\ny"\n1,v,日本\n')
    expect(await runJson(named)).toMatchObject({ items: 1, labelers: 2 })
    expect(await run(named)).toMatch(/^x y {2}.*\n日本 /m)
    await expect(run(write('odd.csv', 'q,w,e\n1,2,3\n'))).rejects.toThrow('--item')
  })

  test('repeated answers give self-agreement', async () => {
    const again = write('again.csv', 'item,labeler,value\n1,a,x\n1,a,x\n1,b,x\n2,a,y\n2,a,x\n2,b,y\n3,a,y\n3,b,y\n')
    expect((await runJson(again)).beside).toContainEqual({
      title: 'Self-agreement (percent, repeated answers)',
      value: 0.5,
    })
  })

  test('a round is planned with the answers as its pilot', async () => {
    const small = (await runJson(krippendorff, '--plan', '50x3')).plan as Record<string, number>
    const large = (await runJson(krippendorff, '--plan', '5000x3')).plan as Record<string, number>
    expect(small).toMatchObject({ items: 50, labelers: 3, undefined: null })
    expect(large.half_width).toBeLessThan((small.half_width as number) / 5)
    expect(small.smallest_change).toBeGreaterThan(small.half_width as number)
    expect(await run(krippendorff, '--plan', '50×3')).toMatch(/A round of 50 items × 3 labelers .* alpha to ± 0\.\d{3}/)
    await expect(run(krippendorff, '--plan', '50')).rejects.toThrow('500x3')
    await expect(run(krippendorff, '--plan', '50x3', '--level', 'text')).rejects.toThrow('--plan goes with choices')
  })

  test('an undefined figure is null with its reason', async () => {
    const alike = write('alike.csv', 'item,labeler,value\n1,a,x\n1,b,x\n2,a,x\n2,b,x\n')
    expect(await runJson(alike, '--bootstrap', '10')).toMatchObject({
      value: null,
      interval: null,
      undefined: 'single_category',
    })
    expect(await run(alike)).toContain('Only one category was ever used')
  })

  test('slices and clusters', async () => {
    const report = await runJson(krippendorff, '--by', 'half', '--bootstrap', '100')
    expect(report.slices).toMatchObject([
      { slice: 'odd', items: 6, interval: [expect.any(Number), expect.any(Number)] },
      { slice: 'even', items: 6 },
    ])
    const whole = await runJson(krippendorff, '--cluster', 'half', '--bootstrap', '50')
    expect(whole.standard_error).toBeNull()
    const apart = report.slices as { value: number }[]
    const [low, high] = whole.interval as [number, number]
    // Two clusters: every resample is the data, or one cluster twice.
    expect(low).toBeLessThanOrEqual(Math.min(...apart.map((slice) => slice.value)) + 0.05)
    expect(high).toBeGreaterThan(low)
  })

  test('ordinal words need their order; --missing adds to the empty cell', async () => {
    const words = write(
      'words.tsv',
      'item\tlabeler\tvalue\n1\ta\tlow\n1\tb\tmid\n2\ta\thigh\n2\tb\thigh\n3\ta\tNA\n3\tb\tlow\n',
    )
    await expect(run(words, '--level', 'ordinal')).rejects.toThrow(
      'line 2: "low" is not a number. Ordinal values are numbers, or words',
    )
    const report = await runJson(words, '--level', 'ordinal', '--order', 'low,mid,high', '--missing', 'NA,-')
    expect(report).toMatchObject({ missing: 1, answers: 5, items: 3 })
    // Mid-ranks of low, mid, high, high: .5, 1.5, 3. D_o = 2/4; D_e = 2 (1 + 2 · 2.5² + 2 · 1.5²)/12.
    expect(report.value).toBeCloseTo(1 - 0.5 / 3, 12)
  })

  test('a repeated answer: the last counts, and how many were replaced is said', async () => {
    const repeated = write('repeated.csv', 'item,labeler,value\n1,a,x\n1,b,y\n1,a,y\n2,a,x\n2,b,x\n')
    expect(await runJson(repeated)).toMatchObject({ value: 1, answers: 4, repeats: 1 })
    expect(await run(repeated)).toContain('1 answer replaced by a later one')
  })

  test('sets, texts, boxes and segments', async () => {
    const lines = (values: unknown[]) =>
      values.map((value, i) => JSON.stringify({ item: Math.floor(i / 2), labeler: i % 2, value })).join('\n')
    const sets = write('sets.jsonl', lines([['x', 'y'], ['y', 'x'], [], ['x'], ['z'], ['z', 'y']]))
    // D_o: 0, 1, 1/2. Distinct sets: xy twice, {}, x, z, zy.
    const set = await runJson(sets, '--level', 'set')
    expect(set).toMatchObject({ level: 'set', answers: 6 })
    expect(set.value).toBeCloseTo(
      1 - 3 / 6 / ((2 * (2 * 1 + 2 * 0.5 + 2 * 1 + 2 * (2 / 3) + 3 + 1 + 1 + 0.5)) / 30),
      12,
    )
    expect(set.by_class).toMatchObject([
      { class: 'x', chosen: 3 },
      { class: 'y', chosen: 3 },
      { class: 'z', chosen: 2, alpha: 1 },
    ])
    const texts = write('texts.jsonl', lines(['the cat', 'the bat', 'Hello', 'hello']))
    const wer = (...more: string[]) => runJson(texts, '--level', 'text', '--statistic', 'wer', ...more)
    expect((await wer()).value).toBeCloseTo(4 / 6, 12)
    expect((await wer('--fold', 'case')).value).toBeCloseTo(2 / 6, 12)
    const boxes = write(
      'boxes.jsonl',
      lines([[[0, 0, 10, 10, 'cat']], [[0, 0, 10, 10, 'cat']], [], [[5, 5, 2, 2, 'dog']]]),
    )
    expect((await runJson(boxes, '--level', 'box', '--statistic', 'found')).value).toBeCloseTo(2 / 3, 12)
    const segments = write('segments.jsonl', lines([[[0, 1, 'a']], [[0.1, 1, 'a']], [[2, 3, 'b']], []]))
    expect((await runJson(segments, '--level', 'segment', '--statistic', 'found')).value).toBeCloseTo(2 / 3, 12)
  })

  test('the table shows the figures of the JSON', async () => {
    const text = await run(krippendorff, '--by', 'half')
    expect(text).toMatch(/^Krippendorff's alpha, nominal: 0\.743\n/)
    expect(text).toContain('12 items · 4 labelers · 41 answers · 7 missing')
    expect(text).toMatch(/^o1 – o2 +9 +0\.889 +0\.845 +0\.852$/m)
    expect(text).toMatch(/^odd +6 +/m)
    expect(await run(krippendorff, '--bootstrap', '100')).toMatch(
      /nominal: 0\.743 \[0\.\d{3}, [01]\.\d{3}\]\n95 % intervals: 100 resamples of items/,
    )
  })

  test.each([
    [['--item', 'task'], 'has no column "task". Its columns are: item, labeler, value, half.'],
    [
      ['--statistic', 'kappa'],
      'There is no statistic "kappa" at level nominal. Choose one of: alpha, percent, cohen-kappa',
    ],
    [['--statistic', 'cohen-kappa'], 'compares two labelers, and there are 4'],
    [['--level', 'set'], 'line 2: "1" is not a set'],
    [['--level', 'odd'], 'Allowed choices are nominal'],
    [['--bootstrap', 'many'], 'whole number'],
    [['--fold', 'spelling'], '"spelling" is none of'],
  ])('refuses %j', async (args, message) => {
    await expect(run(krippendorff, ...args)).rejects.toThrow(message)
  })

  test('a file that is not there is named', async () => {
    await expect(run(join(folder, 'none.csv'))).rejects.toThrow('none.csv: There is no such file.')
    await expect(run(folder)).rejects.toThrow('is a folder')
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { consensusCommand } from './consensus.ts'

const bluebirds = fileURLToPath(new URL('../../../bench/real-data/data/bluebirds', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-consensus-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs the command and answers what it writes to the standard output. */
async function run(...args: string[]): Promise<string> {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  try {
    await consensusCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync(args, { from: 'user' })
  } finally {
    spy.mockRestore()
  }
  return written.join('')
}

describe('concord consensus', () => {
  it('reaches 97 of 108 on the bluebirds, in JSON and in the table', async () => {
    const args = [join(bluebirds, 'answers.csv'), '--method', 'dawid-skene', '--gold', join(bluebirds, 'gold.csv')]
    const report = JSON.parse(await run(...args, '--json'))
    expect(report).toMatchObject({ method: 'dawid-skene', gold_items: 108, ties: [], converged: true })
    expect(report.accuracy).toBeCloseTo(97 / 108, 12)
    expect(Object.keys(report.labels)).toHaveLength(108)
    for (const [item, row] of Object.entries<Record<string, number>>(report.posterior)) {
      expect((row['0'] ?? 0) + (row['1'] ?? 0)).toBeCloseTo(1, 9)
      expect(row[report.labels[item]]).toBeGreaterThanOrEqual(0.5)
    }
    expect(report.labelers.w01).toMatchObject({ items: 108, accuracy_items: 108 })
    expect(report.labelers.w01.accuracy_interval[0]).toBeLessThan(report.labelers.w01.accuracy)
    const table = await run(...args)
    expect(table).toContain('Accuracy on gold 0.8981 (0.827–0.942), gold items 108')
    expect(table).toMatch(/w01 +108 +0\.\d{4}/)
    expect(table).toContain('… 88 more; --json lists all')
  })

  it('leaves ties and unanswered items without a label and lists the ties', async () => {
    const answers = file('ties.csv', 'item,labeler,label\na,l1,x\na,l2,y\nb,l1,x\nb,l2,x\nc,l1,\n__proto__,l1,y\n')
    const text = await run(answers, '--json')
    expect(text).toContain('"labels":{"a":null,"b":"x","c":null,"__proto__":"y"},"ties":["a"]')
    expect(JSON.parse(text)).toMatchObject({
      accuracy: null,
      gold_items: 0,
      missing: 1,
      posterior: { a: { x: 0.5, y: 0.5 }, c: {} },
    })
    expect(await run(answers)).toMatch(/a +\(tied\) +0\.5000/)
  })

  it.each(['majority', 'wawa', 'zero-based-skill', 'dawid-skene', 'one-coin', 'glad', 'mace'])(
    'gives the same labels by %s whatever the order and form of the rows',
    async (method) => {
      const rows = Array.from({ length: 60 }, (_, i) => ({
        item: `i${i % 12}`,
        labeler: `l${Math.floor(i / 12)}`,
        label: (i * 7 + Math.floor(i / 12)) % 5 < 3 ? 'yes' : 'no',
      }))
      const csv = ['item,labeler,label', ...rows.map((row) => Object.values(row).join(','))].join('\n')
      const jsonl = rows
        .toReversed()
        .map((row) => JSON.stringify(row))
        .join('\n')
      const first = JSON.parse(await run(file('rows.csv', csv), '--method', method, '--json'))
      const second = JSON.parse(await run(file('rows.jsonl', jsonl), '--method', method, '--json'))
      expect(second.labels).toEqual(first.labels)
    },
  )

  it('shows what a method estimates, and gold only where there is some', async () => {
    const answers = file('plain.csv', 'item,labeler,label\na,l1,x\na,l2,x\nb,l1,y\nb,l2,y\n')
    const table = await run(answers)
    expect(table).toMatch(/^majority: 2 items · 2 labelers · 4 answers · 0 missing\n/)
    expect(table).not.toContain('gold')
    expect(table).not.toContain('skill')
    expect(await run(answers, '--method', 'dawid-skene')).toMatch(/^The likelihood converged after \d+ rounds\.$/m)
    const none = file('unlabeled.csv', 'item,label\na,\n')
    expect(await run(answers, '--gold', none)).toContain('The gold file holds no label')
  })

  describe('by crowdlab', () => {
    const answers = () => file('crowd.csv', 'item,labeler,label\na,l1,x\na,l2,x\nb,l1,y\nb,l2,x\nc,l1,y\nc,l2,y\n')
    const crowdlab = (rows: string) => {
      const probabilities = file('model.csv', rows)
      return run(answers(), '--method', 'crowdlab', '--probabilities', probabilities, '--json')
    }

    it("weighs a model's predictions together with the answers, in whatever order they stand", async () => {
      const report = JSON.parse(await crowdlab('item,y,x\nc,0.9,0.1\nelse,0,1\nb,0.8,0.2\na,0.3,0.7\n'))
      expect(report).toMatchObject({ method: 'crowdlab', labels: { a: 'x', b: 'y', c: 'y' }, ties: [] })
      expect(report.model_weight).toBeGreaterThan(0)
      expect(report.posterior.b.x + report.posterior.b.y).toBeCloseTo(1, 12)
      expect(report.labelers.l1.skill).toBeGreaterThan(report.labelers.l2.skill)
    })

    it.each([
      ['item,y,x\na,1,0\nb,1,0\n', 'no row for "c"'],
      ['item,y,x\na,1,0\na,1,0\n', 'line 3: "a" stands above already'],
      ['item,y,x\na,0.5,0.3\n', 'line 2: the probabilities add up to 0.8, not to 1'],
      ['item,y,x\na,cat,0\n', 'line 2: "cat" in column "y" is no probability'],
      ['item,y\na,1\nb,1\nc,1\n', 'no column for the labels "x"'],
      ['q,y,x\na,1,0\n', 'Its columns are: q, y, x.'],
    ])('refuses predictions %j', async (rows, message) => {
      await expect(crowdlab(rows)).rejects.toThrow(message)
    })

    it('needs predictions, which go with no other method, and items that two answered', async () => {
      await expect(run(answers(), '--method', 'crowdlab')).rejects.toThrow('--probabilities FILE')
      await expect(run(answers(), '--probabilities', answers())).rejects.toThrow('goes with --method crowdlab')
      const alone = file('alone.csv', 'item,labeler,label\na,l1,x\n')
      const model = file('model.csv', 'item,x,y\na,1,0\n')
      const args = [alone, '--method', 'crowdlab', '--probabilities', model]
      await expect(run(...args)).rejects.toThrow('No item was answered by two')
    })
  })

  it('fuses what several drew or marked', async () => {
    const lines = (values: unknown[]) =>
      values.map((value, l) => JSON.stringify({ item: 'i', labeler: l, value })).join('\n')
    const fuse = async (values: unknown[], ...args: string[]) =>
      JSON.parse(await run(file('shapes.jsonl', lines(values)), '--json', '--method', ...args))
    const boxes = [
      [[0, 0, 10, 10, 'cat']],
      [[1, 0, 10, 10, 'cat']],
      [
        [2, 0, 10, 10, 'dog'],
        [50, 50, 5, 5, 'cat'],
      ],
    ]
    expect(await fuse(boxes, 'box-clusters')).toMatchObject({
      labels: { i: [[1, 0, 10, 10, 'cat']] },
      labelers: { 0: { items: 1, of_consensus: 1, consensus: 1 } },
    })
    expect((await fuse(boxes, 'box-fusion')).labels.i[0]).toEqual([0.5, 0, 10, 10, 'cat', expect.closeTo(2 / 3, 12)])
    const marked = [
      [[0, 1, 'a']],
      [[0.1, 1.2, 'a']],
      [
        [0.2, 1.1, 'b'],
        [7, 8, 'a'],
      ],
    ]
    expect((await fuse(marked, 'segment-medians')).labels).toEqual({ i: [[0.1, 1.1, 'a']] })
    const mask = (...runs: number[]) => ({ size: [1, 4], counts: runs })
    const masks = [mask(1, 2, 1), mask(1, 3), mask(2, 1, 1)]
    const middle = { size: [1, 4], counts: '121' }
    expect((await fuse(masks, 'mask-majority')).labels).toEqual({ i: middle })
    const estimated = await fuse(masks, 'mask-em')
    expect(estimated.labels).toEqual({ i: middle })
    expect(estimated.labelers[0].skill).toBeGreaterThan(estimated.labelers[1].skill)
    // Two labelers: what one of them drew stays unresolved.
    expect(await fuse([[[0, 0, 9, 9, 'cat']], []], 'box-clusters')).toMatchObject({ labels: { i: [] }, ties: ['i'] })
    await expect(fuse([mask(1, 2, 1), { size: [1, 5], counts: [1, 4] }], 'mask-em')).rejects.toThrow('differ in size')
    await expect(fuse([mask(1, 2)], 'mask-em')).rejects.toThrow('line 1')
    await expect(fuse(boxes, 'box-clusters', '--gold', 'any.csv')).rejects.toThrow('--gold is compared with labels')
    await expect(fuse(['x'], 'majority', '--iou', '0.5')).rejects.toThrow('--iou goes with')
    expect(await run(file('shapes.jsonl', lines(boxes)), '--method', 'box-clusters')).toMatch(
      /^i +\[\[1,0,10,10,"cat"\]\] +0 +1$/m,
    )
  })

  it('counts a gold label that nobody ever gave as wrong', async () => {
    const answers = file('answers.csv', 'task,worker,label\na,l1,x\nb,l1,x\n')
    const gold = file('gold.csv', 'task,label\na,x\nb,z\nnever,x\n')
    const report = JSON.parse(await run(answers, '--gold', gold, '--json'))
    expect(report).toMatchObject({ accuracy: 0.5, gold_items: 2 })
    expect(report.labelers.l1).toMatchObject({ accuracy: 0.5, confusion_gold: { x: { x: 1 }, z: { x: 1 } } })
    expect(await run(answers, '--gold', gold)).toContain('Gold items that nobody answered, left out: 1')
  })

  it('votes on the words of transcripts, or takes the one that agrees most', async () => {
    const rows = ['a,l1,the cat sat', 'a,l2,the cat sat', 'a,l3,the bat', 'b,l1,one two', 'b,l2,one too', 'c,l1,']
    const answers = file('texts.csv', `item,labeler,text\n${rows.join('\n')}\n`)
    const gold = file('gold.csv', 'item,text\na,the cat sat\nb,one two\n')
    const args = [answers, '--value', 'text', '--gold', gold]
    const voted = JSON.parse(await run(...args, '--method', 'rover', '--json'))
    expect(voted).toMatchObject({ labels: { a: 'the cat sat', b: 'one two', c: null }, accuracy: 1, gold_items: 2 })
    expect(voted).toMatchObject({ word_error_rate: 0, labelers: { l3: { items: 1, word_error_rate: 2 / 3 } } })
    const best = JSON.parse(await run(...args, '--method', 'best-transcript', '--json'))
    expect(best).toMatchObject({ labels: { a: 'the cat sat', b: null, c: null }, ties: ['b'], accuracy: 0.5 })
    expect(best.labelers.l1.skill).toBeGreaterThan(best.labelers.l3.skill)
    expect(await run(...args, '--method', 'rover')).toContain('Word error rate against gold 0.0000 over 5 words')
    expect(await run(...args, '--method', 'best-transcript')).toMatch(/b +\(tied\)/)
  })

  it('finds the columns of the gold file though those of the answers are called otherwise', async () => {
    const answers = file('answers.csv', 'q,who,said\na,l1,x\nb,l1,x\n')
    const gold = file('gold.csv', 'q,label\na,x\n')
    const named = ['--item', 'q', '--labeler', 'who', '--value', 'said']
    expect(JSON.parse(await run(answers, ...named, '--gold', gold, '--json'))).toMatchObject({
      accuracy: 1,
      gold_items: 1,
    })
  })

  it.each([
    ['no columns of the usual names', 'a,b,c\n1,2,3\n', [], 'Its columns are: a, b, c.'],
    ['an unknown column', 'item,labeler,label\n1,2,3\n', ['--value', 'zz'], 'Its columns are: item, labeler, label.'],
    ['a short row', 'item,labeler,label\n1,2,3\n1,2\n', [], 'line 3'],
    ['an empty file', '', [], 'is empty'],
    ['only missing values', 'item,labeler,label\n1,2,NA\n', ['--missing', 'NA'], 'every value is missing'],
  ])('refuses %s', async (_, text, options, message) => {
    await expect(run(file('bad.csv', text), ...options)).rejects.toThrow(message)
  })

  it('refuses free text taken for labels, and says what serves it', async () => {
    const rows = Array.from({ length: 8_000 }, (_, i) => `i${i},l1,text ${i}`)
    await expect(run(file('texts.csv', `item,labeler,label\n${rows.join('\n')}\n`))).rejects.toThrow('methods rover')
  })

  it('refuses a missing file, an unknown method and gold that contradicts itself', async () => {
    const answers = file('answers.csv', 'item,labeler,label\na,l1,x\n')
    await expect(run(join(folder, 'none.csv'))).rejects.toThrow('no such file')
    await expect(run(answers, '--method', 'oracle')).rejects.toThrow('Allowed choices are majority')
    const gold = file('gold.csv', 'item,label\na,x\na,y\n')
    await expect(run(answers, '--gold', gold)).rejects.toThrow('line 3: "a" is "x" above and "y" here')
  })
})

import { Command, InvalidArgumentError, Option } from 'commander'
import { weightings } from '#lib/domain/statistics/likeness.ts'
import { readRatingsTable } from '#lib/formats/ratings-table.ts'
import { tableFormats } from '#lib/formats/table-rows.ts'
import { measureTable } from '../agreement/measure-table.ts'
import { printReport } from '../agreement/print-report.ts'
import { jsonOf } from '../agreement/report.ts'
import { type AgreementSettings, checkOptions, chooseStatistic, tableLevels } from '../agreement/settings.ts'
import { formatOfName, openInput } from '../open-input.ts'
import { toShare } from '../option-values.ts'
import { pickColumns, whichColumn } from '../pick-columns.ts'

type Words = Omit<AgreementSettings, 'fileName' | 'fold'> & {
  item?: string
  labeler?: string
  value?: string
  missing: string[]
  by?: string
  cluster?: string
  format?: (typeof tableFormats)[number]
  fold: string[]
  json?: boolean
}

/** `concord agreement FILE`: agreement between labelers from a table of ratings, without a server or a database. */
export function agreementCommand(): Command {
  return new Command('agreement')
    .summary('measure agreement in a table of ratings')
    .description(
      'Measures agreement between labelers in a table with one row per item and labeler: CSV, TSV or JSON Lines, from a file or standard input. Sets are JSON arrays, boxes [[x, y, w, h, label], …], segments [[start, end, label], …]. An empty cell is a missing answer.',
    )
    .argument('[file]', 'the table; - or nothing for standard input')
    .option('--item <column>', `column of items, ${whichColumn('item')}`)
    .option('--labeler <column>', `column of labelers, ${whichColumn('labeler')}`)
    .option('--value <column>', `column of answers, ${whichColumn('value')}`)
    .addOption(new Option('--level <level>', 'what the answers are').choices(tableLevels).default('nominal'))
    .option('--statistic <name>', 'alpha, percent, fleiss-kappa, cohen-kappa, gwet-ac …', 'alpha')
    .addOption(
      new Option('--weights <weights>', 'partial credit of the kappas').choices(weightings).default('identity'),
    )
    .option('--order <list>', 'ordinal words in ascending order: low,mid,high', list)
    .option('--missing <list>', 'values that mean "missing" beside the empty one: NA,-', list, [])
    .option('--by <column>', 'measure each value of this column apart too')
    .option('--bootstrap <resamples>', 'intervals from so many resamples of items', wholeNumber, 0)
    .option('--seed <number>', 'seed of the resamples', wholeNumber, 1)
    .option('--cluster <column>', 'resample whole clusters of items')
    .addOption(new Option('--method <method>', 'how to resample').choices(['units', 'patterns']).default('units'))
    .addOption(new Option('--format <format>', 'instead of what the name says').choices(tableFormats))
    .addOption(new Option('--set-distance <name>', 'between sets').choices(['jaccard', 'masi']).default('jaccard'))
    .addOption(
      new Option('--text-unit <unit>', 'what an edit counts')
        .choices(['word', 'character', 'codepoint'])
        .default('word'),
    )
    .option('--language <tag>', 'language of texts, for instance en')
    .option('--fold <list>', 'what texts may differ in: case,punctuation,unicode', foldList, [])
    .option('--iou <number>', 'overlap from which boxes are the same', toShare, 0.5)
    .option('--tolerance <seconds>', 'by which starts and ends of segments may differ', seconds, 0.2)
    .option('--plan <size>', 'what a round of so many items × labelers could show: 500x3', roundSize)
    .option('--json', 'print one JSON object')
    .action(run)
}

async function run(file: string | undefined, words: Words): Promise<void> {
  const { statistic, title } = chooseStatistic(words.level, words.statistic)
  const has = (difference: string) => words.fold.includes(difference)
  const fold = { case: has('case'), punctuation: has('punctuation'), unicode: has('unicode') }
  const order = words.order ?? null
  checkOptions({ ...words, statistic, order, fileName: '', fold })
  const input = await openInput(file)
  const { item, labeler, value, by, cluster, missing } = words
  const picked = await pickColumns(input.chunks, input.name, ['item', 'labeler', 'value'], {
    named: { item, labeler, value },
    preferred: { item: 'item', labeler: 'labeler', value: 'value' },
  })
  const table = await readRatingsTable(picked.chunks, {
    fileName: input.name,
    format: words.format ?? formatOfName(input.name),
    columns: { ...picked.columns, slice: by, cluster },
    missing,
  })
  const settings: AgreementSettings = { ...words, statistic, order, fileName: input.name, fold }
  const report = measureTable(table, settings)
  process.stdout.write(
    words.json ? `${JSON.stringify(jsonOf(report))}\n` : printReport(report, title, resamplingText(words)),
  )
}

function resamplingText({ bootstrap, seed, cluster }: Words): string | null {
  if (bootstrap === 0) return null
  const drawn = cluster === undefined ? 'items' : `clusters of items (${cluster})`
  return `95 % intervals: ${bootstrap.toLocaleString('en')} resamples of ${drawn}, seed ${seed}, these labelers.`
}

function list(text: string): string[] {
  return text.split(',')
}

function foldList(text: string): string[] {
  const known = ['case', 'punctuation', 'unicode']
  const wrong = list(text).find((name) => !known.includes(name))
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${known.join(', ')}.`)
  return list(text)
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0 to 999,999,999.')
  return Number(text)
}

function roundSize(text: string): { items: number; labelers: number } {
  const [, items, labelers] = /^(\d{1,7})[x×](\d{1,3})$/.exec(text) ?? []
  if (Number(items) >= 2 && Number(labelers) >= 2) return { items: Number(items), labelers: Number(labelers) }
  throw new InvalidArgumentError('It is a number of items and of labelers, two or more of each: 500x3.')
}

function seconds(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && Number.isFinite(number))) {
    throw new InvalidArgumentError('It is a number of seconds, 0 or more.')
  }
  return number
}

import { Command, InvalidArgumentError, Option } from 'commander'
import { type ConsensusMethod, consensusMethods } from '#lib/domain/consensus/fit-consensus.ts'
import { type TableFormat, tableFormats } from '#lib/formats/table-rows.ts'
import { buildReport } from '../consensus/consensus-report.ts'
import { printJson } from '../consensus/print-json.ts'
import { printShapes, printShapesJson } from '../consensus/print-shapes.ts'
import { printTables } from '../consensus/print-tables.ts'
import { printTranscripts } from '../consensus/print-transcripts.ts'
import { type InputOptions, type NamedAnswers, readAnswers, readGold } from '../consensus/read-answers.ts'
import { readProbabilities } from '../consensus/read-probabilities.ts'
import { buildShapes, type ShapeMethod, shapeMethods } from '../consensus/shapes.ts'
import {
  buildTranscripts,
  printTranscriptsJson,
  type TranscriptMethod,
  transcriptMethods,
} from '../consensus/transcripts.ts'
import { refuseOption, toShare } from '../option-values.ts'
import { whichColumn } from '../pick-columns.ts'
import { writeOutput } from '../write-output.ts'

type Options = {
  method: ConsensusMethod | TranscriptMethod | ShapeMethod
  item?: string
  labeler?: string
  value?: string
  missing?: string[]
  format?: TableFormat
  gold?: string
  probabilities?: string
  iou?: number
  seed: number
  json?: boolean
}

/** `concord consensus FILE`: labels, posteriors and labeler profiles from a table of answers, without a database. */
export function consensusCommand(): Command {
  return new Command('consensus')
    .summary('form one label an item, and profile labelers')
    .description('Form one label an item from the answers of several labelers, and say how good each labeler is.')
    .argument('[file]', 'CSV, TSV or JSON Lines, one row per item and labeler; - or nothing for standard input')
    .addOption(
      new Option('--method <name>', 'how labels are formed')
        .choices([...consensusMethods, ...transcriptMethods, ...shapeMethods])
        .default('majority'),
    )
    .option('--probabilities <file>', 'for crowdlab: a row an item, a column for each class, predicted by a model')
    .option('--iou <number>', 'for boxes and segments: the overlap from which two are the same', toShare)
    .option('--item <column>', `the column of items, ${whichColumn('item')}`)
    .option('--labeler <column>', `the column of labelers, ${whichColumn('labeler')}`)
    .option('--value <column>', `the column of labels, ${whichColumn('value')}`)
    .option('--gold <file>', 'true labels of some items, with columns of the same names')
    .option('--missing <values>', 'values that mean "no answer" beside the empty cell, separated by commas', splitList)
    .addOption(new Option('--format <name>', 'of the files, if their first line does not tell').choices(tableFormats))
    .option('--seed <number>', 'of the random starts of mace', toInteger, 0)
    .option('--json', 'print one JSON object with all figures')
    .addHelpText('after', methodsHelp)
    .action(run)
}

const methodsHelp = `
Methods:
  majority            most votes; a tie names no label
  wawa                votes weighted by agreement with the plain vote
  zero-based-skill    the same, repeated
  dawid-skene         a confusion matrix for each labeler, by EM until the likelihood has converged
  one-coin            one accuracy for each labeler, by EM
  glad                abilities of labelers and difficulties of items
  mace                who knows and who guesses
  crowdlab            votes weighed together with a model's probabilities: --probabilities FILE, a table with the
                      column of items and one column for each label
  rover               transcripts: a vote on the words, place by place
  best-transcript     transcripts: the one that agrees most with the others
  box-clusters        [[x, y, w, h, label], …]: what more than half drew, with mean edges
  box-fusion          the same by weighted boxes fusion, each box with its score behind the label
  segment-medians     [[start, end, label], …]: what more than half marked, with median bounds
  mask-majority       {"size": [h, w], "counts": …} of COCO: pixels that at least half marked
  mask-em             the same by EM, with a skill for each labeler
`

async function run(file: string | undefined, options: Options): Promise<void> {
  const { item, labeler, value, format, missing = [], method } = options
  checkOptions(options)
  const input = { columns: { item, labeler, value }, missing, format }
  const answers = await readAnswers(file, input)
  if (isShapeMethod(method)) {
    const report = buildShapes(answers, method, options.iou)
    await writeOutput(options.json === true ? printShapesJson(report) : printShapes(report))
    return
  }
  const gold = options.gold === undefined ? null : await readGold(options.gold, input)
  if (isForTranscripts(method)) {
    const report = buildTranscripts(answers, method, gold)
    await writeOutput(options.json === true ? printTranscriptsJson(report) : printTranscripts(report))
    return
  }
  await writeOutput(await printLabels(answers, method, gold, { ...options, input }))
}

async function printLabels(
  given: NamedAnswers,
  method: ConsensusMethod,
  gold: Map<string, string> | null,
  { probabilities: file, seed, json, input }: Options & { input: InputOptions },
): Promise<Iterable<string>> {
  if (file === undefined) {
    const report = buildReport(given, method, gold, { seed })
    return json === true ? printJson(report) : printTables(report)
  }
  const { answers, probabilities, otherItems } = await readProbabilities(file, given, input)
  const report = buildReport(answers, method, gold, { seed, probabilities })
  if (json === true) return printJson(report)
  if (otherItems === 0) return printTables(report)
  return [`Predictions for items without a row, left out: ${otherItems.toLocaleString('en')}\n`, ...printTables(report)]
}

/** Refuses options that would be passed over in silence. */
function checkOptions({ method, probabilities, gold, iou }: Options): void {
  if (method === 'crowdlab' && probabilities === undefined) {
    throw refuseOption(
      'probabilities',
      "crowdlab weighs a model's predictions: name their table with --probabilities FILE.",
    )
  }
  if (method !== 'crowdlab' && probabilities !== undefined) {
    throw refuseOption('probabilities', `--probabilities goes with --method crowdlab; the method is ${method}.`)
  }
  if (gold !== undefined && isShapeMethod(method)) {
    throw refuseOption('gold', `--gold is compared with labels and transcripts, not with what ${method} answers.`)
  }
  if (iou !== undefined && !['box-clusters', 'box-fusion', 'segment-medians'].includes(method)) {
    throw refuseOption('iou', `--iou goes with box-clusters, box-fusion and segment-medians; the method is ${method}.`)
  }
}

function isShapeMethod(method: Options['method']): method is ShapeMethod {
  return shapeMethods.some((name) => name === method)
}

function isForTranscripts(method: Options['method']): method is TranscriptMethod {
  return transcriptMethods.some((name) => name === method)
}

function splitList(text: string): string[] {
  return text.split(',')
}

function toInteger(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number)) throw new InvalidArgumentError('It must be a whole number.')
  return number
}

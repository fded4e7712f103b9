import { Command, InvalidArgumentError, Option } from 'commander'
import { type ConsensusMethod, consensusMethods } from '#lib/domain/consensus/fit-consensus.ts'
import { type TableFormat, tableFormats } from '#lib/formats/table-rows.ts'
import { buildReport } from '../consensus/consensus-report.ts'
import { printJson } from '../consensus/print-json.ts'
import { printTables } from '../consensus/print-tables.ts'
import { printTranscripts } from '../consensus/print-transcripts.ts'
import { type NamedAnswers, readAnswers, readGold } from '../consensus/read-answers.ts'
import {
  buildTranscripts,
  printTranscriptsJson,
  type TranscriptMethod,
  transcriptMethods,
} from '../consensus/transcripts.ts'
import { usualNames } from '../pick-columns.ts'
import { writeOutput } from '../write-output.ts'

type Options = {
  method: ConsensusMethod | TranscriptMethod
  item?: string
  labeler?: string
  value?: string
  missing?: string[]
  format?: TableFormat
  gold?: string
  seed: number
  json?: boolean
}

const whichColumn = (names: readonly string[]) => `unless it is called ${names.slice(0, 3).join(', ')} or the like`

/** `concord consensus FILE`: labels, posteriors and labeler profiles from a table of answers, without a database. */
export function consensusCommand(): Command {
  return new Command('consensus')
    .summary('form one label an item, and profile labelers')
    .description('Form one label an item from the answers of several labelers, and say how good each labeler is.')
    .argument('[file]', 'CSV, TSV or JSON Lines, one row per item and labeler; - or nothing for standard input')
    .addOption(
      new Option('--method <name>', 'how labels are formed')
        .choices([...consensusMethods, ...transcriptMethods])
        .default('majority'),
    )
    .option('--item <column>', `the column of items, ${whichColumn(usualNames.item)}`)
    .option('--labeler <column>', `the column of labelers, ${whichColumn(usualNames.labeler)}`)
    .option('--value <column>', `the column of labels, ${whichColumn(usualNames.value)}`)
    .option('--gold <file>', 'true labels of some items, with columns of the same names')
    .option('--missing <values>', 'values that mean "no answer" beside the empty cell, separated by commas', splitList)
    .addOption(new Option('--format <name>', 'of the files, if their first line does not tell').choices(tableFormats))
    .option('--seed <number>', 'of the random starts of mace', toInteger, 0)
    .option('--json', 'print one JSON object with all figures')
    .action(run)
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const { item, labeler, value, format, missing = [] } = options
  const input = { columns: { item, labeler, value }, missing, format }
  const answers = await readAnswers(file, input)
  const gold = options.gold === undefined ? null : await readGold(options.gold, input)
  await writeOutput(printed(answers, gold, options))
}

function printed(answers: NamedAnswers, gold: Map<string, string> | null, options: Options): Iterable<string> {
  const { method, json, seed } = options
  if (isForTranscripts(method)) {
    const report = buildTranscripts(answers, method, gold)
    return json === true ? printTranscriptsJson(report) : printTranscripts(report)
  }
  const report = buildReport(answers, method, gold, seed)
  return json === true ? printJson(report) : printTables(report)
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

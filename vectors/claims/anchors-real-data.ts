import { readFileSync } from 'node:fs'
import { alphaOfSums, alphaSums } from '#lib/domain/statistics/alpha-measure.ts'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Level } from '#lib/domain/statistics/distance.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { sampledExpected } from '#lib/domain/statistics/sampled-expected.ts'
import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { editDistance } from '#lib/domain/text/edit-distance.ts'
import { foldText } from '#lib/domain/text/fold.ts'
import { splitCodePoints } from '#lib/domain/text/tokens.ts'
import { readAnswers, readTable, toNamedRatings } from '../answer-table.ts'
import { meanDistances } from '../box-lists.ts'
import { type CaseResult, type Checker, NotHere, runCase, type Surroundings } from '../cases.ts'
import { ratingsOfCounts } from '../count-tables.ts'
import { listOf, recordOf } from '../shapes.ts'

type Expected = Record<string, unknown>
type DataFile = Surroundings['dataFile']
type Check = (expected: Expected, checker: Checker, dataFile: DataFile) => void

/** The file gives twelve digits. */
const tolerance = 1e-11

const checks: Record<string, Check> = {
  ...Object.fromEntries(['rte', 'temp', 'wsd'].map((set) => [`snow2008_${set}`, answersOf(`snow2008_${set}`, false)])),
  ...Object.fromEntries(
    ['wordsim', 'valence', 'anger'].map((set) => [`snow2008_${set}`, answersOf(`snow2008_${set}`, true)]),
  ),
  bluebirds: answersOf('bluebirds', false),
  product: answersOf('product', false),
  emotion_full: answersOf('emotion_full', true),
  cifar10h: checkCifar,
  crema_d_voice: cremaOf('1'),
  crema_d_face: cremaOf('2'),
  crema_d_multimodal: cremaOf('3'),
  sleep_dodh: checkSleep,
  'crowdspeech_dev-clean': checkCrowdSpeech,
  boxes_crowd: checkBoxes,
  salami_public: () => undefined,
  // Its alphas are those of a greedy matching, which the engine does not offer: its own matching is exact.
  lvis_double_subset200: () => undefined,
}

/** The alphas measured on the real data sets, where these are at hand. */
export function* run(file: unknown, { dataFile }: Surroundings): Iterable<CaseResult> {
  for (const [name, expected] of Object.entries(recordOf(recordOf(file).values))) {
    const check = checks[name]
    yield runCase(name, (checker) => {
      if (check) check(recordOf(expected), checker, dataFile)
      else checker.fail(name, 'the runner does not know this data set')
    })
  }
}

function need(dataFile: DataFile, path: string): string {
  const found = dataFile(path)
  if (found === null) throw new NotHere(`data set ${path} not here`)
  return found
}

/** Labels of numeric sets are numbers: `-0`, `00` and `0` are one, at nominal level too. */
function answersOf(folder: string, numeric: boolean): Check {
  return (expected, checker, dataFile) => {
    const rows = readAnswers(need(dataFile, `${folder}/answers.csv`))
    const named = toNamedRatings(rows)
    const { tasks, workers, categories, ...plain } = named
    void [tasks, workers, categories]
    const ratings: Ratings = numeric ? { ...plain, value: Float64Array.from(rows, (row) => Number(row[2])) } : named
    for (const level of ['nominal', 'interval', 'ordinal'] as const) {
      const field = `alpha_${level}`
      if (field in expected) checker.number(field, expected[field], alphaOf(ratings, level), tolerance)
    }
  }
}

function alphaOf(ratings: Ratings, level: Level): Figure {
  return krippendorffAlpha(ratings, level).figure
}

function checkCifar(expected: Expected, checker: Checker, dataFile: DataFile): void {
  const rows = readTable(need(dataFile, 'cifar10h/counts.csv'))
  const classes = Object.keys(rows[0] ?? {})
  const ratings = ratingsOfCounts(
    rows.map((row) => classes.map((name) => Number(row[name]))),
    classes,
  )
  checker.number('alpha_nominal', expected.alpha_nominal, alphaOf(ratings, 'nominal'), tolerance)
}

/** Clips whose id begins with 1 were heard, with 2 seen, with 3 both. */
function cremaOf(firstDigit: string): Check {
  const classes = ['A', 'D', 'F', 'H', 'N', 'S']
  return (expected, checker, dataFile) => {
    const rows = readTable(need(dataFile, 'crema_d/votes.csv')).filter((row) => row.id?.startsWith(firstDigit))
    const counts = rows.map((row) => classes.map((name) => Number(row[name])))
    checker.number(
      'alpha_nominal',
      expected.alpha_nominal,
      alphaOf(ratingsOfCounts(counts, classes), 'nominal'),
      tolerance,
    )
  }
}

function checkSleep(expected: Expected, checker: Checker, dataFile: DataFile): void {
  const records = Object.values(
    recordOf(JSON.parse(readFileSync(need(dataFile, 'sleep_dodh/hypnograms.json'), 'utf8'))),
  )
  const scorings = records.map((record) => Object.values(recordOf(record)).map(String))
  checker.number(
    'alpha_nominal_pooled',
    expected.alpha_nominal_pooled,
    alphaOf(ratingsOfHypnograms(scorings), 'nominal'),
    tolerance,
  )
  const each = scorings.map((record) => alphaOf(ratingsOfHypnograms([record]), 'nominal'))
  const mean = each.reduce((sum, figure) => sum + (isDefined(figure) ? figure.value : Number.NaN), 0) / each.length
  checker.number('alpha_mean_of_records', expected.alpha_mean_of_records, mean, tolerance)
}

/** Every epoch of every record is a unit; a character per epoch, `-` where it was not scored. */
function ratingsOfHypnograms(records: readonly (readonly string[])[]): Ratings {
  const unit: number[] = []
  const labeler: number[] = []
  const value: number[] = []
  let units = 0
  for (const scorers of records) {
    const epochs = Math.max(...scorers.map((stages) => stages.length))
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const [l, stages] of scorers.entries()) {
        const stage = stages[epoch]
        if (stage === undefined || stage === '-') continue
        unit.push(units + epoch)
        labeler.push(l)
        value.push(Number(stage))
      }
    }
    units += epochs
  }
  const labelers = Math.max(...records.map((scorers) => scorers.length))
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(labeler),
    value: Int32Array.from(value),
    units,
    labelers,
  }
}

/**
 * The set's own protocol draws 100 recordings and averages over 100 draws, on transcripts in lower case without
 * punctuation like the set's gold; all recordings at once, with the expected distance from a sample of pairs, must come
 * out within the spread of those draws.
 */
function checkCrowdSpeech(expected: Expected, checker: Checker, dataFile: DataFile): void {
  const rows = readTable(need(dataFile, 'crowdspeech/dev-clean-crowd.tsv'))
  const fold = { case: true, punctuation: true, unicode: true }
  const texts = rows.map((row) => foldText(row['OUTPUT:transcription'] ?? '', fold, 'en'))
  const named = toNamedRatings(rows.map((row) => [row['INPUT:audio'] ?? '', row['ASSIGNMENT:worker_id'] ?? '', '']))
  const codes = new TokenCodes()
  const characters = texts.map((text) => codes.encode(splitCodePoints(text)))
  const distance = (a: number, b: number) => editDistance(characters[a] as Int32Array, characters[b] as Int32Array)
  const { unit, labeler, units, labelers } = named
  const counted = countRatings({ unit, labeler, units, labelers, value: Int32Array.from(texts.keys()) })
  const sample = sampledExpected(counted.patterns, distance, { pairs: 20_000, seed: 1 })
  const sums = alphaSums(counted.patterns, distance, counted.numbers, sample)(counted.patterns.count)
  checker.number(
    'alpha_char_edit_distance',
    expected.alpha_char_edit_distance_100_audios_mean_of_100_seeds,
    alphaOfSums(sums),
    Number(expected.sd),
  )
}

/** 1 − mean distance within items / mean distance between items, over all pairs. The file gives three digits. */
function checkBoxes(expected: Expected, checker: Checker, dataFile: DataFile): void {
  const file = recordOf(JSON.parse(readFileSync(need(dataFile, 'boxes_crowd/boxes.json'), 'utf8')))
  const items = Object.values(recordOf(file.annotations)).map((byWorker) =>
    Object.values(recordOf(byWorker)).map(listOf),
  )
  const { within, between } = meanDistances(items)
  checker.number('mean_same_item_distance', expected.mean_same_item_distance, within, 1e-9)
  checker.number('alpha_braylan_lease', expected.alpha_braylan_lease, 1 - within / between, 5e-4)
}

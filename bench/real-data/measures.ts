import { dawidSkene } from '#lib/domain/consensus/dawid-skene.ts'
import { majorityVote } from '#lib/domain/consensus/majority-vote.ts'
import { pickLabels } from '#lib/domain/consensus/skill-model.ts'
import type { Level } from '#lib/domain/statistics/distance.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { type NamedRatings, readAnswers, readGold, readTable, toNamedRatings } from '../../vectors/answer-table.ts'
import { ratingsOfCounts } from '../../vectors/count-tables.ts'
import { measureRover } from './transcripts.ts'

/** One line of the table: a figure, what a paper or an earlier run on the same files says, and how to get it. */
export type Measure = {
  set: string
  figure: string
  /** As the paper has it. */
  published?: string
  /** Measured on these very files by other tools: crowd-kit, fast-krippendorff. */
  elsewhere?: string
  /** Files below the folder of the data sets; without one of them the line says so. */
  files: readonly string[]
  run(paths: readonly string[]): number
}

/** The acted emotions, as file names and as columns of votes. */
const emotions = { ANG: 'A', DIS: 'D', FEA: 'F', HAP: 'H', NEU: 'N', SAD: 'S' } as const

export const measures: readonly Measure[] = [
  accuracy('bluebirds', 'majority', '75.93 %', '0.7593'),
  accuracy('bluebirds', 'Dawid–Skene', '89.81 % (97 of 108)', '0.8981'),
  accuracy('snow2008_rte', 'majority', undefined, '0.897'),
  accuracy('snow2008_rte', 'Dawid–Skene', '92.75 %', '0.9275'),
  accuracy('product', 'majority', 'about 89.7 %', '0.8966'),
  accuracy('product', 'Dawid–Skene', '93.7–94.0 %', '0.9397'),
  alphaOfAnswers('snow2008_rte', 'nominal', '0.2415'),
  alphaOfAnswers('emotion_full', 'interval', '0.3575'),
  alphaOfAnswers('emotion_full', 'ordinal', '0.3767'),
  {
    set: 'cifar10h',
    figure: 'alpha, nominal',
    elsewhere: '0.9151',
    files: ['cifar10h/counts.csv'],
    run: ([counts]) => measureCifar(counts as string),
  },
  ...crema('voice', '1', '40.9 %', '0.397', '0.2811'),
  ...crema('face', '2', '58.2 %', '0.572', '0.4582'),
  ...crema('face and voice', '3', '63.6 %', '0.629', '0.4967'),
  {
    set: 'crowdspeech',
    figure: 'ROVER in the order of the file, mean WER of recordings',
    published: '6.8 %',
    elsewhere: '0.0671',
    files: ['crowdspeech/dev-clean-crowd.tsv', 'crowdspeech/dev-clean-gt.tsv'],
    run: (paths) => measureRover(paths, 'given').meanRate,
  },
  {
    set: 'crowdspeech',
    figure: 'ROVER in the order of the file, WER of all words',
    elsewhere: '0.0598',
    files: ['crowdspeech/dev-clean-crowd.tsv', 'crowdspeech/dev-clean-gt.tsv'],
    run: (paths) => measureRover(paths, 'given').pooledRate,
  },
  {
    set: 'crowdspeech',
    figure: 'ROVER from the medoid, WER of all words',
    files: ['crowdspeech/dev-clean-crowd.tsv', 'crowdspeech/dev-clean-gt.tsv'],
    run: (paths) => measureRover(paths, 'medoid').pooledRate,
  },
]

/** The share of gold items whose consensus is right. A tied majority counts as the chance of guessing right. */
function accuracy(
  set: string,
  method: 'majority' | 'Dawid–Skene',
  published: string | undefined,
  elsewhere: string,
): Measure {
  return {
    set,
    figure: `accuracy, ${method}`,
    published,
    elsewhere,
    files: [`${set}/answers.csv`, `${set}/gold.csv`],
    run: ([answers, gold]) => {
      const ratings = toNamedRatings(readAnswers(answers as string))
      const truth = readGold(gold as string)
      return method === 'majority' ? majorityAccuracy(ratings, truth) : modelAccuracy(ratings, truth)
    },
  }
}

function modelAccuracy(ratings: NamedRatings, truth: Map<string, string>): number {
  const { label } = pickLabels(dawidSkene(ratings))
  const known = ratings.tasks.map((task, u) => ({
    truth: truth.get(task),
    got: ratings.categories[label[u] as number],
  }))
  const gold = known.filter((item) => item.truth !== undefined)
  return gold.filter((item) => item.truth === item.got).length / gold.length
}

function majorityAccuracy(ratings: NamedRatings, truth: Map<string, string>): number {
  const { votes } = majorityVote(ratings)
  const counts = ratings.tasks.map(() => new Map<string, number>())
  for (let i = 0; i < ratings.unit.length; i++) {
    const name = ratings.categories[ratings.value[i] as number] as string
    const of = counts[ratings.unit[i] as number] as Map<string, number>
    of.set(name, (of.get(name) ?? 0) + 1)
  }
  let right = 0
  let gold = 0
  for (const [u, task] of ratings.tasks.entries()) {
    const name = truth.get(task)
    if (name === undefined) continue
    gold++
    const leaders = [...(counts[u] as Map<string, number>)].filter(([, count]) => count === votes[u])
    if (leaders.some(([leader]) => leader === name)) right += 1 / leaders.length
  }
  return right / gold
}

function alphaOf(ratings: Ratings, level: Level): number {
  const { figure } = krippendorffAlpha(ratings, level)
  return isDefined(figure) ? figure.value : Number.NaN
}

/** Labels of numeric sets are numbers: `-0`, `00` and `0` are one. */
function alphaOfAnswers(set: string, level: Level, elsewhere: string): Measure {
  return {
    set,
    figure: `alpha, ${level}`,
    elsewhere,
    files: [`${set}/answers.csv`],
    run: ([answers]) => {
      const ratings = toNamedRatings(readAnswers(answers as string))
      if (level === 'nominal') return alphaOf(ratings, level)
      const value = Float64Array.from(ratings.value, (code) => Number(ratings.categories[code]))
      return alphaOf(
        { unit: ratings.unit, labeler: ratings.labeler, value, units: ratings.units, labelers: ratings.labelers },
        level,
      )
    },
  }
}

function measureCifar(path: string): number {
  const rows = readTable(path)
  const classes = Object.keys(rows[0] ?? {})
  const counts = rows.map((row) => classes.map((name) => Number(row[name])))
  return alphaOf(ratingsOfCounts(counts, classes), 'nominal')
}

/** A clip's file name says which emotion was acted; recognition is the mean over clips of the votes' share for it. */
function crema(heard: string, digit: string, published: string, recognised: string, alpha: string): Measure[] {
  const files = ['crema_d/votes.csv']
  const read = (path: string) => readTable(path).filter((row) => row.id?.startsWith(digit))
  const names = Object.values(emotions)
  return [
    {
      set: 'crema_d',
      figure: `recognition by ${heard}`,
      published,
      elsewhere: recognised,
      files,
      run: ([path]) => {
        const shares = read(path as string).map((row) => {
          const acted = emotions[row.fileName?.split('_')[2] as keyof typeof emotions]
          return Number(row[acted]) / names.reduce((sum, name) => sum + Number(row[name]), 0)
        })
        return shares.reduce((sum, share) => sum + share, 0) / shares.length
      },
    },
    {
      set: 'crema_d',
      figure: `alpha, nominal, by ${heard}`,
      elsewhere: alpha,
      files,
      run: ([path]) => {
        const counts = read(path as string).map((row) => names.map((name) => Number(row[name])))
        return alphaOf(ratingsOfCounts(counts, names), 'nominal')
      },
    },
  ]
}

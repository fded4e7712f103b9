import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Measure, type MeasureName, measures } from './measures.ts'
import { namedShapes, readShape, type Shape } from './shape.ts'

type Line = {
  what: string
  items: number
  labelers: number
  classes: number
  wall_ms: number
  peak_rss_mb: number
  value: number
}

/** Long enough for a median, short enough to wait for. */
const mostRuns = 9
const enoughMs = 2500

/**
 * `npm run -s bench:agreement -- [--items N --labelers N --classes N --seed N] [--answers N] [--what a,b]`: a JSON line
 * for each measurement, each in a process of its own, so that its peak memory is its own. Without a shape, all those
 * named.
 */
export function main(args: readonly string[]): number {
  const [first, what, shape] = args
  if (first === '--one') {
    process.stdout.write(`${JSON.stringify(measureOne(what as MeasureName, JSON.parse(shape as string)))}\n`)
    return 0
  }
  try {
    return measureAll(args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

function measureAll(args: readonly string[]): number {
  const at = args.indexOf('--what')
  const names = at === -1 ? Object.keys(measures) : (args[at + 1] ?? '').split(',')
  const unknown = names.find((name) => !Object.hasOwn(measures, name))
  if (unknown !== undefined) throw new Error(`--what ${unknown}: choose from ${Object.keys(measures).join(', ')}.`)
  const shape = readShape(at === -1 ? args : args.toSpliced(at, 2))
  const shapes = shape ? [shape] : namedShapes
  const hasOwnShape = (what: string) => (measures[what as MeasureName] as Measure).shape !== undefined
  const done = [
    ...shapes.flatMap((one) => names.filter((what) => !hasOwnShape(what)).map((what) => measureApart(what, one))),
    ...names.filter(hasOwnShape).map((what) => measureApart(what, shapes[0] as Shape)),
  ]
  return done.every(Boolean) ? 0 : 1
}

/** Prints the line of one measurement; answers whether it went well. */
function measureApart(what: string, shape: Shape): boolean {
  const file = fileURLToPath(import.meta.url)
  const child = spawnSync(process.execPath, [file, '--one', what, JSON.stringify(shape)], { encoding: 'utf8' })
  process.stdout.write(child.stdout ?? '')
  if (child.status !== 0) process.stderr.write(`${what} failed: ${child.stderr || child.error}\n`)
  return child.status === 0
}

/** Makes the data, calls until there are enough runs, and takes the median. */
function measureOne(what: MeasureName, shape: Shape): Line {
  const measure: Measure = measures[what]
  const { call, per = 1 } = measure.prepare(shape)
  const times: number[] = []
  let value = 0
  let spent = 0
  while (times.length === 0 || (times.length < mostRuns && spent < enoughMs)) {
    const started = performance.now()
    value = call()
    times.push(performance.now() - started)
    spent += times.at(-1) as number
  }
  times.sort((a, b) => a - b)
  const { items, labelers, classes } = measure.shape ?? shape
  return {
    what,
    items,
    labelers,
    classes,
    wall_ms: Number(((times[Math.floor(times.length / 2)] as number) / per).toPrecision(4)),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    value,
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2))
}

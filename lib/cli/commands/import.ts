import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { ImportProblem, ImportSummary } from '#lib/domain/item/import-summary.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type ReferenceKind, referenceKinds } from '#lib/domain/reference/reference.ts'
import { discardImport } from '#lib/server/imports/discard-import.ts'
import { sayDiffering } from '#lib/server/imports/import-job.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'
import { startImport } from '#lib/server/imports/start-import.ts'
import { runJobHere } from '#lib/server/jobs/run-here.ts'
import { openTerminal, type Terminal } from '#lib/server/terminal/open-terminal.ts'
import { type FoundFile, findFiles } from '../import/find-files.ts'
import { ProgressLine } from '../import/progress-line.ts'

type Options = {
  as?: string
  name?: string
  source: string
  referenceKind: ReferenceKind
  referenceSource: string
  labeler: Record<string, string>
  skipBad?: boolean
  yes?: boolean
}

/** `concord import PROJECT PATH…`: media and labels that exist already, straight into the data folder. */
export function importCommand(): Command {
  return new Command('import')
    .summary('bring media and labels that exist already into a project')
    .description(
      'Brings a folder of media, tables (CSV, TSV, JSON Lines), COCO or Pascal VOC files into a project. All of it comes in, or nothing.',
    )
    .argument('<project>', 'the id or the name of the project')
    .argument('<paths...>', 'folders, or tables and box files with the media that they name beside them')
    .option('--as <email>', "whom to work as (the project's first lead)")
    .option('--name <name>', 'what the import is called')
    .option('--source <name>', 'where the items come from', '')
    .addOption(
      new Option('--reference-kind <kind>', 'what an answer without a labeler is')
        .choices(referenceKinds)
        .default('human'),
    )
    .option('--reference-source <name>', 'who published those answers', 'published labels')
    .option('--labeler <file=name>', 'who drew the boxes of a file that does not say', addLabeler, {})
    .option('--skip-bad', 'leave bad rows out instead of refusing all')
    .option('--yes', 'go on when the project would grow more than tenfold')
    .action(run)
}

function addLabeler(pair: string, known: Record<string, string>): Record<string, string> {
  const at = pair.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as FILE=NAME.')
  return { ...known, [pair.slice(0, at)]: pair.slice(at + 1) }
}

async function run(project: string, paths: string[], options: Options): Promise<void> {
  const { files, links } = await findFiles(paths)
  for (const link of links)
    process.stderr.write(`left out: ${link}: a link, which is not followed; name its file instead\n`)
  if (files.length === 0) {
    throw new RefusalError({ code: 'invalid', message: `There is no file to import in ${paths.join(', ')}.` })
  }
  const terminal = await openTerminal(project, options.as ?? null)
  try {
    await importFiles(terminal, options.name ?? paths.join(' '), files, options)
  } finally {
    await terminal.close()
  }
}

async function importFiles(terminal: Terminal, name: string, files: FoundFile[], given: Options): Promise<void> {
  const { ctx, actor, project } = terminal
  const line = new ProgressLine()
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  const { import: id } = await openImport(ctx, actor, { project, name: name.slice(0, 200) })
  try {
    await sendAll(terminal, id, files, line, stop.signal)
    const { source, referenceKind, referenceSource, labeler, skipBad = false, yes = false } = given
    const options = importOptionsSchema.parse({
      ...{ source, referenceKind, referenceSource, labelers: labeler, skipBad, confirmGrowth: yes },
    })
    const { job, summary } = await startImport(ctx, actor, { project, import: id, options })
    if (job === null) {
      const differing = summary.differing.count > 0 ? `; ${sayDiffering(summary.differing.count)}` : ''
      process.stdout.write(`0 new, ${summary.present} already present${differing}\n`)
      sayDifferences(summary)
      return
    }
    const ended = await runJobHere(ctx, job.id, (share, message) => line.say(share, message), stop.signal)
    line.end()
    if (ended.state === 'done') {
      process.stdout.write(`${ended.message}\n`)
      sayDifferences(summary)
    } else throw new RefusalError((ended.result?.refusal as Refusal) ?? { code: 'invalid', message: ended.message })
  } catch (error) {
    line.end()
    await discardImport(ctx, actor, { project, import: id }).catch(() => {}) // it may have been taken back already
    if (error instanceof RefusalError) throw explained(error.refusal)
    throw error
  } finally {
    process.off('SIGINT', interrupt)
  }
}

async function sendAll(
  { ctx, actor, project }: Terminal,
  id: string,
  files: readonly FoundFile[],
  line: ProgressLine,
  signal: AbortSignal,
): Promise<void> {
  let refused = 0
  for (const [i, file] of files.entries()) {
    if (signal.aborted) throw new RefusalError({ code: 'invalid', message: 'Stopped; nothing was imported.' })
    const { size } = await stat(file.at)
    const input = { project, import: id, path: file.path, claimed: { bytes: size, sha256: null } }
    try {
      await receiveFile(ctx, actor, { ...input, body: createReadStream(file.at) })
    } catch (error) {
      // A stray file of a folder is left out with a word; one that was asked for is not.
      if (!(error instanceof RefusalError)) throw error
      if (file.asked) throw new RefusalError({ ...error.refusal, message: `${file.path}: ${error.refusal.message}` })
      refused++
      line.end()
      process.stderr.write(`left out: ${file.path}: ${error.refusal.message}\n`)
    }
    line.say((i + 1) / files.length, `Reading ${i + 1} of ${files.length} files`)
  }
  line.end()
  if (refused === files.length) {
    throw new RefusalError({ code: 'invalid', message: 'None of these files can be imported; nothing was.' })
  }
}

/** What the files say otherwise of items that are present, one fact a line. */
function sayDifferences({ differing: { count, first } }: ImportSummary): void {
  for (const { item, differences } of first) {
    for (const { fact, kept, given } of differences)
      process.stderr.write(
        `  ${item}: ${fact} stays ${kept === null ? 'unset' : `“${kept}”`}; the files say “${given}”\n`,
      )
  }
  if (count > first.length) process.stderr.write(`  and ${count - first.length} more items\n`)
}

/** The refusal with its bad rows, one a line. */
function explained(refusal: Refusal): RefusalError {
  const problems = (refusal.details?.problems ?? []) as ImportProblem[]
  const lines = problems.map(({ file, row, message }) => `  ${file}${row === null ? '' : `, row ${row}`}: ${message}`)
  const hint = refusal.code === 'needs_confirmation' ? ' Add --yes to go on.' : ''
  return new RefusalError({ ...refusal, message: [`${refusal.message}${hint}`, ...lines].join('\n') })
}

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { makeRelease } from '#lib/server/releases/make-release.ts'
import { readReleaseFile, releaseFiles } from '#lib/server/releases/read-release-file.ts'
import { openTerminal } from '#lib/server/terminal/open-terminal.ts'

type Options = { as?: string; version?: string; name: string; out?: string; simulated: boolean; imported: boolean }

/**
 * `concord release PROJECT`: makes a release (or finds the one that these labels gave before) and writes its files, the
 * same bytes as the screen gives.
 */
export function releaseCommand(): Command {
  return new Command()
    .argument('<project>', 'id or name of the project')
    .option('--as <email>', 'whom to work as (the first lead of the project when left out)')
    .option('--version <number>', 'the version of the definition to read labels at (the latest when left out)')
    .option('--name <name>', 'what to call the release', '')
    .option('--out <folder>', 'where to write labels.jsonl, labels.csv and manifest.json')
    .option('--no-simulated', 'leave simulated answers out')
    .option('--no-imported', 'leave imported answers out')
    .action(async (name: string, options: Options) => {
      const { ctx, project, actor, close } = await openTerminal(name, options.as ?? null)
      try {
        const { release, existed } = await makeRelease(ctx, actor, {
          project,
          name: options.name,
          version: options.version === undefined ? null : Number(options.version),
          questions: null,
          rounds: null,
          includeSimulated: options.simulated,
          includeImported: options.imported,
        })
        if (options.out) {
          await mkdir(options.out, { recursive: true })
          for (const file of releaseFiles) {
            const { bytes } = await readReleaseFile(ctx, actor, { project, release: release.id, file })
            await writeFile(path.join(options.out, file), bytes)
          }
        }
        const what = existed ? 'nothing has changed since release' : 'made release'
        process.stdout.write(`${what} ${release.number} (${release.rows} rows)\nsha256 ${release.hash}\n`)
      } finally {
        await close()
      }
    })
}

import { Command, CommanderError } from 'commander'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

type Entry = { summary: string; load: () => Promise<Command> }

/** Each command is loaded when it is called, so that `--help` needs no database and starts at once. */
const commands: Record<string, Entry> = {
  agreement: {
    summary: 'measure agreement in a table of ratings',
    load: async () => (await import('./commands/agreement.ts')).agreementCommand(),
  },
  consensus: {
    summary: 'form one label an item, and profile labelers',
    load: async () => (await import('./commands/consensus.ts')).consensusCommand(),
  },
  release: {
    summary: 'freeze the labels of a project, with their hash',
    load: async () => (await import('./commands/release.ts')).releaseCommand(),
  },
  doctor: {
    summary: 'recount what is counted, and look for missing or altered files',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  },
  import: {
    summary: 'bring media and labels that exist already into a project',
    load: async () => (await import('./commands/import.ts')).importCommand(),
  },
}

/**
 * The `concord` command.
 *
 * @param args what stands after `concord`
 * @returns the exit status: 0, 1 when the work was refused, 2 when the command was not understood
 */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault of the command.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    const program = new Command('concord')
      .description('Label together, agree on what a label means, and prove that the definition got better.')
      .showHelpAfterError('(concord --help lists the commands)')
      .exitOverride()
    const called = args.find((arg) => !arg.startsWith('-'))
    const wanted = called === 'help' ? args[args.indexOf('help') + 1] : called
    for (const [name, { summary, load }] of Object.entries(commands)) {
      const command = name === wanted ? await load() : new Command(name)
      command.name(name).summary(summary).copyInheritedSettings(program)
      program.addCommand(command.showHelpAfterError(`(concord ${name} --help lists the options)`))
    }
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof RefusalError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

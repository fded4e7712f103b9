import { Command } from 'commander'
import { examine } from '#lib/server/doctor/examine.ts'
import { openData } from '#lib/server/terminal/open-terminal.ts'

/** `concord doctor`: recounts and rebuilds what can be, and says where what is stored differs. */
export function doctorCommand(): Command {
  return new Command()
    .description('Looks at the data folder or at the server that DATABASE_URL names. Changes nothing.')
    .action(async () => {
      const ctx = await openData()
      try {
        const { looked, differences } = await examine(ctx)
        for (const [what, count] of Object.entries(looked)) process.stdout.write(`${count} ${what} looked at\n`)
        for (const difference of differences) process.stdout.write(`${difference}\n`)
        process.stdout.write(
          differences.length === 0 ? 'no difference found\n' : `${differences.length} differences found\n`,
        )
        if (differences.length > 0) process.exitCode = 1
      } finally {
        await ctx.db.close()
      }
    })
}

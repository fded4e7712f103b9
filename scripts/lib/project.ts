import path from 'node:path'

/** The folder of the project, wherever a command was called from. */
export const projectFolder = path.resolve(import.meta.dirname, '..', '..')

export function inProject(...parts: string[]): string {
  return path.join(projectFolder, ...parts)
}

/** One line on what is being done, beside the output proper. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Ends the process with a line that says why. */
export function quit(message: string): never {
  say(message)
  process.exit(1)
}

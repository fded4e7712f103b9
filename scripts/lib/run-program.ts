import { spawn } from 'node:child_process'
import { projectFolder, say } from './project.ts'

type Options = { minutes: number; env?: Record<string, string> }
type Ended = { status: number; output: string }

/**
 * Runs a Node program of the project and shows what it prints; ends it when its time is over.
 *
 * @param args the program and its arguments
 */
export function runProgram(args: string[], { minutes, env = {} }: Options): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      process.stdout.write(text)
    })
    const tooLong = setTimeout(() => {
      say(`${args[0]} was ended after ${minutes} minutes.`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, minutes * 60_000)
    child.once('exit', (code) => {
      clearTimeout(tooLong)
      resolve({ status: code ?? 1, output })
    })
  })
}

import path from 'node:path'
import { outcomeOf, requireAddress, serve, settle } from './serve.ts'

/** `npm start`: the app for real use, on the data folder that CONCORD_DATA names (default `data`). */
export async function start(): Promise<void> {
  const address = await requireAddress()
  const dataFolder = path.resolve(process.env.CONCORD_DATA || 'data')
  settle(dataFolder, false)
  const setUp = outcomeOf<string | null>('prepare-start.ts')
  const url = await serve(address)
  const link = setUp ? `Make the first account here (the link works once, for a day): ${url}${setUp}\n` : ''
  process.stdout.write(`Concord serves ${dataFolder} at ${url}\n${link}`)
}

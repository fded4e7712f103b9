import path from 'node:path'
import { addressFromEnvironment, prepareData, type Settings, serve } from './serve.ts'

/** `npm start`: the app for real use, on the data folder that CONCORD_DATA names (default `data`). */
export async function start(): Promise<void> {
  const dataFolder = path.resolve(process.env.CONCORD_DATA || 'data')
  const settings: Settings = { ...addressFromEnvironment(), dataFolder, demo: false }
  await prepareData(settings)
  const address = await serve(settings)
  console.log(`Concord serves ${dataFolder} at ${address}`)
}

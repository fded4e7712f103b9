import { resolve } from 'node:path'
import { addressFromEnvironment, prepareData, type Settings, serve } from './serve.ts'

/** `npm start`: the app for real use, on the data folder that CONCORD_DATA names (default `data`). */
export async function start(): Promise<void> {
  const dataFolder = resolve(process.env.CONCORD_DATA || 'data')
  const settings: Settings = { ...addressFromEnvironment(), dataFolder, demo: false }
  await prepareData(settings)
  const address = await serve(settings)
  console.log(`Concord serves ${dataFolder} at ${address}`)
  const [{ getContext }, { setupLink }] = await Promise.all([
    import('#lib/server/context.ts'),
    import('#lib/server/accounts/make-link.ts'),
  ])
  const path = await setupLink(await getContext())
  if (path) console.log(`Make the first account here (the link works once, for a day): ${address}${path}`)
}

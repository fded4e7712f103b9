import { setTimeout as pause } from 'node:timers/promises'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Database, Db, OpenOptions } from './database.ts'
import { errorCode } from './faults.ts'
import { Inside, Scope } from './scope.ts'

const mostTries = 8
/** Serialization failure and deadlock: the transaction is sound and only has to be run again. */
const retried = new Set(['40001', '40P01'])

type Query = (config: pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>

/** What drizzle takes for a client; a class, since it takes a plain object for options. */
class Client {
  readonly query: Query
  constructor(query: Query) {
    this.query = query
  }
}

const { INT8, NUMERIC } = pg.types.builtins

/** The same query with counts and sums as numbers, as SQLite gives them; none here comes near 2^53. */
function withNumbers(config: pg.QueryConfig): pg.QueryConfig {
  const { types = pg.types } = config
  const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (id, format) =>
    id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)
  return { ...config, types: { getTypeParser } }
}

/** Connects to a server through a pool. */
export async function openPostgres(url: string, { readOnly = false }: OpenOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: readOnly ? 2 : 10,
    ...(readOnly && { options: '-c default_transaction_read_only=on' }),
  })
  pool.on('error', () => {}) // an idle connection was lost: the next query opens another
  // One that is lost within a transaction fails that transaction's next statement; nobody else need hear of it.
  pool.on('connect', (client) => client.on('error', () => {}))
  await pool.query('select 1').catch(async (error) => {
    await pool.end()
    throw error
  })
  const inside = new Inside()

  async function run<T>(begin: string, work: (tx: Db) => Promise<T>): Promise<T> {
    inside.refuse()
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(pool, inside, begin, work)
      } catch (error) {
        if (tries === mostTries || !retried.has(errorCode(error) ?? '')) throw error
        await pause(Math.random() * 10 * 2 ** tries)
      }
    }
  }

  const handle = handleOf(
    (config, values) => {
      inside.refuse()
      return pool.query(withNumbers(config), values)
    },
    {
      transaction: (work) => run('begin', work),
      lock: () => Promise.reject(new Error('a lock is held by a transaction: call it on the handle of one')),
    },
  )
  return Object.assign(handle, {
    url,
    snapshot: <T>(read: (view: Db) => Promise<T>) => run('begin isolation level repeatable read read only', read),
    close: () => pool.end(),
  })
}

async function attempt<T>(pool: pg.Pool, inside: Inside, begin: string, work: (tx: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await scoped(client, inside, work)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs `work` with a handle that ends with it. */
async function scoped<T>(client: pg.PoolClient, inside: Inside, work: (tx: Db) => Promise<T>): Promise<T> {
  const scope = new Scope()
  const query: Query = async (config, values) => {
    scope.assertUsable()
    try {
      return await client.query(withNumbers(config), values)
    } catch (error) {
      scope.fail(error)
      throw error
    }
  }
  const tx = handleOf(query, {
    async transaction<U>(inner: (tx: Db) => Promise<U>): Promise<U> {
      scope.assertUsable()
      return savepoint(client, () => scoped(client, inside, inner))
    },
    async lock(name) {
      await query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' }, [name])
    },
  })
  try {
    const result = await inside.run(scope, () => work(tx))
    scope.assertSound()
    return result
  } finally {
    scope.end()
  }
}

let savepoints = 0

async function savepoint<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  const name = `s${++savepoints}`
  await client.query(`savepoint ${name}`)
  try {
    const result = await work()
    await client.query(`release savepoint ${name}`)
    return result
  } catch (error) {
    await client.query(`rollback to savepoint ${name}; release savepoint ${name}`)
    throw error
  }
}

function handleOf(query: Query, own: Pick<Db, 'transaction' | 'lock'>): Db {
  const builders = drizzle(new Client(query) as unknown as pg.PoolClient)
  const rows = async <Row>(statement: SQL) => (await builders.execute(statement)).rows as Row[]
  return Object.assign(builders as unknown as Db, { kind: 'postgres' as const, rows, ...own })
}

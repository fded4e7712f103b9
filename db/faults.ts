export type Fault = 'unique' | 'foreign_key' | 'not_null' | 'check' | 'no_space' | 'busy'

const faults: Record<string, Fault> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23502': 'not_null',
  '23514': 'check',
  '53100': 'no_space',
  '55P03': 'busy',
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign_key',
  SQLITE_CONSTRAINT_NOTNULL: 'not_null',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_FULL: 'no_space',
  SQLITE_BUSY: 'busy',
  SQLITE_BUSY_SNAPSHOT: 'busy',
  SQLITE_BUSY_RECOVERY: 'busy',
}

/** The driver's code of a database error, which drizzle wraps as its cause; null when there is none. */
export function errorCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return null
}

/** What a database error means on either back end; null for anything else. */
export function faultOf(error: unknown): Fault | null {
  return faults[errorCode(error) ?? ''] ?? null
}

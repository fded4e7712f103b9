import type { Refusal } from '#lib/domain/kernel/refusal.ts'

/** What whoever sent something is told when there is no place for it. */
export const diskFull: Refusal = {
  code: 'no_space',
  message: 'The server has no space left. Nothing of this was kept; please tell whoever runs it.',
}

/** ENOSPC and EDQUOT of the file system, SQLite's full database, PostgreSQL's disk_full. */
const codes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']

/** Whether an error, or what it came from, says that a disk is full. The image library says so in words alone. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && codes.includes(String(at.code))) return true
    if (/no space left on device/i.test(at.message)) return true
  }
  return false
}

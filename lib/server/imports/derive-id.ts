import { createHash } from 'node:crypto'
import { asId, type RoundId } from '#lib/domain/kernel/ids.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The id of something that an import makes: the same for the same import and name, so that an import that was cut off
 * finds what it wrote. 16 characters (80 bits), as all ids.
 */
export function deriveId<Id extends string>(importId: string, ...name: readonly string[]): Id {
  const digest = createHash('sha256')
    .update(JSON.stringify([importId, ...name]))
    .digest()
  return asId<Id>(Array.from(digest.subarray(0, 16), (byte) => alphabet[byte & 31]).join(''))
}

/** The round that holds the annotations of an import. */
export function importedRound(importId: string): RoundId {
  return deriveId<RoundId>(importId, 'round')
}

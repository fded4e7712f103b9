import { createHash } from 'node:crypto'

/** The stored form of a random secret. Its 192 bits can't be guessed, so a fast hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

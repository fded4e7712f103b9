import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** Cost of scrypt: N = 2^15, r = 8, p = 1 takes 32 MB and some 60 ms (OWASP, Password Storage Cheat Sheet). */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const keyLength = 32

export const shortestPassword = 10
const longestPassword = 200

/** @throws invalid when the password is too short, too long, or the address itself */
export function requireGoodPassword(password: string, email: string): void {
  const refuse = (message: string) => new RefusalError({ code: 'invalid', field: 'password', message })
  if ([...password].length < shortestPassword) {
    throw refuse(`Choose a password of at least ${shortestPassword} characters.`)
  }
  if (password.length > longestPassword) throw refuse(`Choose a password of at most ${longestPassword} characters.`)
  if (password.toLowerCase() === email) throw refuse('Choose a password that is not your address.')
}

/** @returns `scrypt$N$r$p$salt$key`, with its cost, so that the cost can be raised later */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Compares in constant time. Without a stored hash it works as long, so that an unknown person can't be told by time. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored ?? placeholder).split('$')
  const expected = Buffer.from(key ?? '', 'base64url')
  const found = await derive(password.slice(0, longestPassword), Buffer.from(salt ?? '', 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    maxmem: cost.maxmem,
  })
  return found.length === expected.length && timingSafeEqual(found, expected) && stored !== null
}

const placeholder = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  'AAAAAAAAAAAAAAAAAAAAAA',
  Buffer.alloc(keyLength).toString('base64url'),
].join('$')

/** How many derivations run at once; the rest wait, so that a flood of sign-ins takes neither memory nor every thread. */
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

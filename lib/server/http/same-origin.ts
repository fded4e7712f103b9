import { RefusalError } from '#lib/domain/kernel/refusal.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site makes a person's browser send. Browsers say where a request comes from; a program
 * that says nothing carries no person's cookie by accident, and one with a token proves itself by that.
 *
 * @throws forbidden
 */
export function requireSameOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return
  if (request.headers.has('authorization')) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none'
  const foreignOrigin = origin !== null && hostOf(origin) !== request.headers.get('host')
  if (foreignSite || foreignOrigin) {
    throw new RefusalError({ code: 'forbidden', message: 'This request came from another site.' })
  }
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null // "null", as sandboxed pages send it
  }
}

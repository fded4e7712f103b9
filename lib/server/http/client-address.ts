/**
 * The network address of whoever sent a request: the last that X-Forwarded-For names. The server leaves one there, that of
 * the socket or what a proxy of its own has written (scripts/lib/front.ts). `unknown` when nobody noted it.
 */
export function clientAddress(request: Request): string {
  const chain = request.headers.get('x-forwarded-for')?.split(',') ?? []
  return chain.at(-1)?.trim() || 'unknown'
}

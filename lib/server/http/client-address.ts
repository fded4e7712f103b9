/**
 * The network address of whoever sent a request, as the nearest proxy (or Next itself) noted it: the last entry, since
 * a sender can write any number of earlier ones. `unknown` when nobody noted it.
 */
export function clientAddress(request: Request): string {
  const chain = request.headers.get('x-forwarded-for')?.split(',') ?? []
  return chain.at(-1)?.trim() || 'unknown'
}

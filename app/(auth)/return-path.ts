/** Where to go after signing in: a path of this site, whatever the address says; else home. */
export function returnPath(given: unknown): string {
  const here = 'http://here.invalid'
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, here)) return '/'
  const url = new URL(given, here) // as the browser will read it
  return url.origin === here ? url.pathname + url.search + url.hash : '/'
}

import { type NextRequest, NextResponse } from 'next/server'

/** Headers by which Next talks to itself; from outside they are an attempt to skip a check. */
const internalHeaders = ['x-middleware-subrequest', 'x-middleware-subrequest-id', 'x-middleware-prefetch']

/**
 * Gives each page its Content-Security-Policy with a fresh nonce: on the request, where Next reads it, and on the
 * response. Nobody is authorised here; pages and use-cases do that themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  if (internalHeaders.some((name) => request.headers.has(name))) {
    return NextResponse.json({ code: 'signed_out', message: 'This request carries internal headers.' }, { status: 401 })
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development' // React's error overlay evaluates code
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  // Uploads stay out of here: a matching route would have its body cut at 10 MB.
  matcher: [
    {
      source: '/((?!api|_next/static|_next/image|favicon.ico|icon.svg|robots.txt).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}

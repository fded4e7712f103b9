'use client'

import { setNonce } from 'get-nonce'
import { config } from 'zod/v4/core'

// zod would otherwise try out `new Function`, which the Content-Security-Policy forbids and reports.
config({ jitless: true })
if (typeof document !== 'undefined') {
  // Style elements that Radix adds need the nonce of the document; soft navigation keeps the first one's.
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) setNonce(nonce)
}

/** Prepares what runs in the browser; it shows nothing. */
export function BrowserSetup() {
  return null
}

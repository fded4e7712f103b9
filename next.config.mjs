import { mkdirSync, writeFileSync } from 'node:fs'

/** Headers of every answer; pages get their Content-Security-Policy from proxy.ts, since it carries a nonce. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), payment=(), usb=()' },
]

/** What is data and never a document: if a browser opens it as one, nothing in it may run. */
const dataOnly = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR || '.next',
  typescript: {
    ignoreBuildErrors: true, // npm test checks types, all of them, once
    ...(process.env.NEXT_DIST_DIR && { tsconfigPath: separateTsconfig() }),
  },
  serverExternalPackages: ['better-sqlite3', 'sharp', 'pg'],
  experimental: {
    authInterrupts: true, // forbidden() answers a page with 403
    optimizePackageImports: ['radix-ui'],
    preloadEntriesOnStart: false, // a screen that nobody opens costs no memory
  },
  async headers() {
    return [
      { source: '/:path*', headers: everywhere },
      { source: '/api/:path*', headers: dataOnly },
      { source: '/_next/static/:path*', headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'same-origin' }] },
    ]
  },
}

/** Next adds the folder of a build to tsconfig.json; one beside the usual gets a file of its own for that. */
function separateTsconfig() {
  const file = `node_modules/.cache/${process.env.NEXT_DIST_DIR}.tsconfig.json`
  mkdirSync('node_modules/.cache', { recursive: true })
  writeFileSync(file, '{ "extends": "../../tsconfig.json", "include": ["../../app"] }')
  return file
}

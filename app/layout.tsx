import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { StatusProvider } from '#components/ui/status.tsx'
import { BrowserSetup } from './browser-setup.tsx'
import './globals.css'

/** A page made ahead of its request would carry no nonce, and none here is the same for two people. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Concord', template: '%s · Concord' },
  description: 'Label together, agree on what a label means, and prove that the definition got better.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value
  return (
    <html lang="en" data-theme={theme === 'light' || theme === 'dark' ? theme : undefined} suppressHydrationWarning>
      <body>
        <BrowserSetup />
        <StatusProvider>{children}</StatusProvider>
      </body>
    </html>
  )
}

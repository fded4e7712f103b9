import type { ReactNode } from 'react'
import { cn } from '../ui/class-names.ts'

/** The main part of a screen, with the margins that all have. `wide` for tables and plots, else for reading. */
export function PageBody({ children, wide, className }: { children: ReactNode; wide?: boolean; className?: string }) {
  return (
    <main className={cn('mx-auto w-full px-4 py-6 sm:px-6', wide ? 'max-w-[1440px]' : 'max-w-5xl', className)}>
      {children}
    </main>
  )
}

import type { ReactNode } from 'react'
import { Wordmark } from '#components/shell/wordmark.tsx'
import { DisagreementDrawing } from './disagreement-drawing.tsx'

/** The way in: a form at the left, and what the house is for at the right where there is room. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_7fr]">
      <div className="flex flex-col bg-surface px-6 py-6 sm:px-12">
        <Wordmark />
        <main className="flex w-full max-w-sm grow flex-col justify-center self-center py-10">{children}</main>
      </div>
      <aside className="hidden border-line border-l bg-canvas lg:grid lg:place-items-center lg:p-12">
        <DisagreementDrawing />
      </aside>
    </div>
  )
}

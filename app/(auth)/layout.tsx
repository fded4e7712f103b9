import type { ReactNode } from 'react'
import { Wordmark } from '#components/shell/wordmark.tsx'
import { DisagreementDrawing } from './disagreement-drawing.tsx'

/** The way in: a form at the left, and what the house is for at the right where there is room. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_7fr]">
      <div className="bg-surface px-6 py-6">
        <div className="mx-auto flex min-h-full w-full max-w-sm flex-col">
          <Wordmark />
          <main className="flex grow flex-col justify-center py-10">{children}</main>
        </div>
      </div>
      <aside className="hidden border-line border-l bg-canvas lg:grid lg:place-items-center lg:p-12">
        <DisagreementDrawing />
      </aside>
    </div>
  )
}

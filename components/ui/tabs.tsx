'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './class-names.ts'

type Tab = { value: string; label: ReactNode; content: ReactNode }
type Props = {
  tabs: readonly Tab[]
  value?: string
  onChange?: (value: string) => void
  label: string
  className?: string
}

export function Tabs({ tabs, value, onChange, label, className }: Props) {
  return (
    <Radix.Root className={className} value={value} onValueChange={onChange} defaultValue={tabs[0]?.value}>
      <Radix.List aria-label={label} className="flex gap-4 border-line border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={cn(
              '-mb-px border-transparent border-b-2 px-0.5 pt-1 pb-2 text-muted hover:text-ink',
              'data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink',
            )}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

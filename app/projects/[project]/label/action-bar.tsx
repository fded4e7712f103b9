'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Command } from '#components/ui/commands.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { keepFocus, keyAtHand, useTyping } from '#components/ui/use-typing.ts'

type Props = { commands: readonly Command[]; past: boolean; children: ReactNode }

const shown = ['label.skip', 'label.flag', 'label.back', 'label.undo-submit', 'label.submit'] as const
const words: Record<(typeof shown)[number], string> = {
  'label.skip': 'skip',
  'label.flag': 'flag',
  'label.back': 'back',
  'label.undo-submit': 'take back',
  'label.submit': 'submit',
}

/** What can be done with the item, each with its key; forms that ask for words open above it. */
export function ActionBar({ commands, past, children }: Props) {
  const typing = useTyping()
  return (
    <footer className="relative flex h-10 flex-none items-center justify-center gap-1 border-line border-t bg-surface px-3">
      <div className="absolute bottom-full left-1/2 z-20 mb-2 w-[min(28rem,90vw)] -translate-x-1/2">{children}</div>
      {shown.map((id) => {
        const command = commands.find((one) => one.id === id)
        const key = command && keyAtHand(command, typing)
        if (!command || (past && id === 'label.skip')) return null
        return (
          <Button
            key={id}
            size="sm"
            variant="quiet"
            className="font-normal"
            disabled={command.when ? !command.when() : false}
            onMouseDown={keepFocus}
            onClick={command.run}
          >
            {words[id]}
            {key ? <Kbd keys={key} /> : null}
          </Button>
        )
      })}
    </footer>
  )
}

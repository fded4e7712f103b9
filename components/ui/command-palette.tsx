'use client'

import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { Kbd } from './kbd.tsx'

export type PaletteEntry = {
  id: string
  group: string
  label: string
  keywords?: string[]
  keys?: string
  run: () => void
}
type Props = { open: boolean; onOpenChange: (open: boolean) => void; entries: readonly PaletteEntry[] }

/** Find anything by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, entries }: Props) {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Go to or do</Dialog.Title>
          <Command label="Go to or do" loop>
            <Command.Input
              placeholder="Go to or do …"
              className="h-11 w-full border-line border-b bg-transparent px-4 text-md outline-none placeholder:text-faint"
            />
            <Command.List className="max-h-[50vh] overflow-auto p-2">
              <Command.Empty className="p-3 text-muted">Nothing by that name.</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-sm"
                >
                  {entries
                    .filter((entry) => entry.group === group)
                    .map((entry) => (
                      <Command.Item
                        key={entry.id}
                        value={`${entry.id} ${entry.label}`}
                        keywords={entry.keywords}
                        onSelect={() => {
                          onOpenChange(false)
                          entry.run()
                        }}
                        className="flex min-h-8 items-center gap-2 rounded-md px-2 data-[selected=true]:bg-accent-soft"
                      >
                        <span className="grow">{entry.label}</span>
                        {entry.keys ? <Kbd keys={entry.keys} /> : null}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

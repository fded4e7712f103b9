'use client'

import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { type Command, commandRegistry, type Keymap } from '../ui/commands.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { keyName } from '../ui/keys.ts'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  keymap: Keymap
  onRemap: (keymap: Keymap) => void
}

/** Every key that does something here, from the list of commands itself; a click on one gives it another key. */
export function KeySheet({ open, onOpenChange, keymap, onRemap }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  const commands = open ? commandRegistry.list().filter((command) => commandRegistry.keysOf(command).length > 0) : []
  const groups = [...new Set(commands.map((command) => command.group))]

  function onKeyDown(event: KeyboardEvent, command: Command) {
    if (editing !== command.id) return
    const key = keyName(event.nativeEvent)
    if (!key || key === 'tab' || key === 'shift+tab') return
    event.preventDefault()
    event.stopPropagation()
    setEditing(null)
    if (key !== 'escape') onRemap({ ...keymap, [command.id]: [key] })
  }
  function reset(id: string) {
    const { [id]: _, ...rest } = keymap
    onRemap(rest)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys on this screen"
      description="Click a key to give the command another one. Plain letters do nothing while you type in a field."
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      <div className="gap-x-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 font-medium text-faint text-sm">{group}</h3>
            <ul>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <li key={command.id} className="flex min-h-7 items-center gap-2">
                    <span className="grow">{command.name}</span>
                    {keymap[command.id] ? (
                      <Button
                        variant="quiet"
                        size="icon-sm"
                        aria-label={`The usual key for ${command.name}`}
                        onClick={() => reset(command.id)}
                      >
                        <RotateCcw />
                      </Button>
                    ) : null}
                    <button
                      type="button"
                      className="rounded-sm"
                      aria-label={
                        editing === command.id
                          ? `Press the new key for ${command.name}`
                          : `${commandRegistry.keysOf(command).join(' or ')}: change the key for ${command.name}`
                      }
                      onClick={() => setEditing(command.id)}
                      onBlur={() => setEditing(null)}
                      onKeyDown={(event) => onKeyDown(event, command)}
                    >
                      {editing === command.id ? (
                        <span className="rounded-sm bg-accent-soft px-1.5 py-0.5 text-sm">press a key</span>
                      ) : (
                        commandRegistry.keysOf(command).map((key) => <Kbd key={key} keys={key} className="ml-1" />)
                      )}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

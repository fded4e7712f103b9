'use client'

import { Check } from 'lucide-react'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { type KeyedClass, keyedClasses } from './class-keys.ts'

type Props = {
  classes: Parameters<typeof keyedClasses>[0]
  chosen: ClassId | null
  readOnly: boolean
  /** Whether its keys work at the moment; they are drawn faint where they don't. */
  active: boolean
  onChoose: (id: ClassId) => void
  /** The class whose definition stands beside the item. */
  atHand?: ClassId | null
  /** The class whose definition is wanted: under the pointer or the focus. */
  onPoint: (id: ClassId) => void
}

/** The classes of a question, each with its key, colour and name; the chosen one is ticked. */
export function ClassList({ classes, chosen, readOnly, active, atHand, onChoose, onPoint }: Props) {
  return (
    <ul className="grid gap-0.5">
      {keyedClasses(classes).map((one) => (
        <li key={one.id}>
          <ClassButton
            one={one}
            chosen={one.id === chosen}
            disabled={readOnly}
            active={active}
            atHand={one.id === atHand}
            onChoose={() => onChoose(one.id)}
            onPoint={() => onPoint(one.id)}
          />
        </li>
      ))}
    </ul>
  )
}

type ButtonProps = {
  one: KeyedClass
  chosen: boolean
  disabled: boolean
  active: boolean
  atHand: boolean
  onChoose: () => void
  onPoint: () => void
}

function ClassButton({ one, chosen, disabled, active, atHand, onChoose, onPoint }: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onChoose()
      }}
      onPointerEnter={onPoint}
      onFocus={onPoint}
      className={cn(
        'flex min-h-9 w-full items-center gap-2.5 rounded-md border border-transparent px-2 text-left text-md',
        chosen ? 'border-line-strong bg-sunken font-medium' : 'hover:bg-sunken',
        atHand && !chosen && 'border-line',
        disabled && 'cursor-default text-muted hover:bg-transparent',
      )}
    >
      {one.press ? <Kbd keys={one.press} className={active ? '' : 'opacity-50'} /> : <span className="w-5" />}
      <Swatch color={one.colour} className="size-3" />
      <span className="min-w-0 grow break-words">{one.name}</span>
      {chosen ? <Check aria-hidden className="size-4 shrink-0 text-accent" /> : null}
    </button>
  )
}

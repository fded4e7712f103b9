import { cn } from './class-names.ts'

const signs: Record<string, string> = {
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  tab: 'Tab',
  space: 'Space',
  ctrl: 'Ctrl',
  alt: 'Alt',
  mod: 'Ctrl',
}

/** A key or combination, written `ctrl+k`, `shift+tab`, `?`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center gap-0.5 rounded-sm border border-line bg-sunken px-1 font-sans text-muted text-xs',
        className,
      )}
    >
      {parts.map((part) => (
        <span key={part}>{signs[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part)}</span>
      ))}
    </kbd>
  )
}

/** The palette number of a letter, the same wherever it stands. */
export function letterColour(letter: string): number {
  return (letter.charCodeAt(letter.length - 1) - 65) % 12
}

/** The letter that stands for someone on this item, framed in the colour of what she drew. */
export function LetterBadge({ letter }: { letter: string }) {
  return (
    <span
      className="inline-grid size-5 place-items-center rounded-sm border-2 bg-surface font-semibold text-ink text-xs"
      style={{ borderColor: `var(--class-${letterColour(letter)})` }}
    >
      {letter}
    </span>
  )
}

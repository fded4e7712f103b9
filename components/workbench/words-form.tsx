'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Textarea } from '../ui/input.tsx'
import { Kbd } from '../ui/kbd.tsx'

type Props = {
  title: string
  /** What the words are for, and who will read them. */
  note: string
  /** Words that are often meant; one click or Alt and its number takes one. */
  suggestions?: readonly string[]
  action: string
  onDone: (words: string) => void
  onCancel: () => void
}

/** Asks for a few words in place: why an item is skipped, what is asked, what it lacks. Ctrl+Enter sends, Esc closes. */
export function WordsForm({ title, note, suggestions = [], action, onDone, onCancel }: Props) {
  const [words, setWords] = useState('')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  // The form opens because the person pressed a key to write here; then the keyboard goes back to where it was.
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const done = () => {
    if (words.trim() !== '') onDone(words.trim())
  }
  function onKeyDown(event: KeyboardEvent) {
    const place = Number(event.key) - 1
    const suggested = event.altKey ? suggestions[place] : undefined
    if (suggested) onDone(suggested)
    else if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && !event.shiftKey) done()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="grid gap-2 rounded-md border border-line-strong bg-surface p-3 shadow-float"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <label htmlFor={id} className="font-medium">
        {title}
      </label>
      <Textarea
        id={id}
        aria-describedby={`${id}-note`}
        value={words}
        rows={2}
        maxLength={500}
        ref={field}
        onChange={(event) => setWords(event.target.value)}
      />
      {suggestions.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {suggestions.map((suggestion, index) => (
            <li key={suggestion}>
              <Button size="sm" onClick={() => onDone(suggestion)}>
                {suggestion}
                <Kbd keys={`alt+${index + 1}`} className="h-4 text-[0.625rem]" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <p id={`${id}-note`} className="text-faint text-sm">
        {note}
      </p>
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel <Kbd keys="escape" className="h-4" />
        </Button>
        <Button size="sm" variant="primary" type="submit" disabled={words.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}

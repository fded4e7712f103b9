'use client'

import { useState } from 'react'

/** A value that shows at once what was chosen, while it is being kept; what is refused goes back to what it was. */
export function useKept<T>(value: T, onSave: (value: T) => Promise<string | null>): [T, (next: T) => void] {
  const [chosen, setChosen] = useState<{ value: T } | null>(null)
  const choose = (next: T) => {
    const choice = { value: next }
    setChosen(choice)
    void onSave(next).finally(() => setChosen((now) => (now === choice ? null : now)))
  }
  return [chosen ? chosen.value : value, choose]
}

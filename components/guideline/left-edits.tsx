import { X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Left = { id: number; about: string; said: string; why: string }
type Props<T extends Left> = { edits: readonly T[]; onForget: (edit: T) => void }

/** Edits that could not be made, with what was typed, so that it can be copied to where it belongs. */
export function LeftEdits<T extends Left>({ edits, onForget }: Props<T>) {
  if (edits.length === 0) return null
  return (
    <Notice tone="warn" className="mb-4 grid gap-2">
      <p className="font-medium">
        {edits.length === 1 ? 'An edit was not taken.' : `${edits.length} edits were not taken.`} Nothing of it is lost;
        make it again where it belongs.
      </p>
      <ul className="grid gap-2">
        {edits.map((edit) => (
          <li key={edit.id} className="flex items-start gap-2 border-warn border-l-2 pl-3 text-ink">
            <div className="min-w-0 grow">
              <p>
                {edit.about}: <span className="text-muted">{edit.why}</span>
              </p>
              {edit.said ? (
                <p className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words">{edit.said}</p>
              ) : null}
            </div>
            <Button
              size="icon-sm"
              variant="quiet"
              aria-label={`Put away: ${edit.about}`}
              onClick={() => onForget(edit)}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

import { BookOpen, ImageIcon, ListTree, TextQuote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Change } from '#lib/domain/definition/diff.ts'
import { diffText } from '#lib/domain/definition/text-diff.ts'

const icons: Record<Change['area'], { icon: ReactNode; name: string }> = {
  schema: { icon: <ListTree aria-hidden />, name: 'Classes and questions' },
  guideline: { icon: <BookOpen aria-hidden />, name: 'Guideline' },
  rules: { icon: <TextQuote aria-hidden />, name: 'Transcript rules' },
  input: { icon: <ImageIcon aria-hidden />, name: 'Acceptable input' },
}

type Props = {
  changes: readonly Change[]
  /** Sentences alone: the texts stand elsewhere. */
  brief?: boolean
}

/** What changed, a sentence each; changed texts word by word beneath. */
export function ChangeList({ changes, brief }: Props) {
  return (
    <ul className="grid gap-3">
      {changes.map((change) => (
        <li key={`${change.area} ${change.sentence}`} className="flex gap-2.5">
          <span title={icons[change.area].name} className="mt-0.5 text-faint [&_svg]:size-4">
            {icons[change.area].icon}
          </span>
          <div className="min-w-0 grow">
            <p>{change.sentence}</p>
            {change.text && !brief ? <TextChange before={change.text.before} after={change.text.after} /> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** A text with the words that went and came. */
export function TextChange({ before, after }: { before: string; after: string }) {
  return (
    <p className="mt-1 max-h-60 max-w-prose overflow-auto whitespace-pre-wrap border-line border-l-2 pl-3 text-muted text-sm">
      {diffText(before, after).map((part, index) => {
        const key = `${index} ${part.kind}`
        if (part.kind === 'removed') {
          return (
            <del key={key} className="bg-danger-soft text-danger">
              {part.text}
            </del>
          )
        }
        if (part.kind === 'added') {
          return (
            <ins key={key} className="bg-good-soft text-good no-underline">
              {part.text}
            </ins>
          )
        }
        return <span key={key}>{part.text}</span>
      })}
    </p>
  )
}

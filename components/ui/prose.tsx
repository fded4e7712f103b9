import { lazy, Suspense } from 'react'
import { cn } from './class-names.ts'
import { plainParagraphs } from './plain-text.ts'

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }))

/** Text that people wrote, as Markdown; the reader of Markdown is loaded only where the text needs it. */
export function Prose({ text, className }: { text: string; className?: string }) {
  const paragraphs = plainParagraphs(text)
  if (!paragraphs) {
    return (
      <Suspense fallback={<p className={cn('max-w-prose whitespace-pre-line', className)}>{text}</p>}>
        <Markdown text={text} className={className} />
      </Suspense>
    )
  }
  return (
    <div className={cn('max-w-prose break-words leading-relaxed', className)}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-2 first:mt-0">
          {paragraph}
        </p>
      ))}
    </div>
  )
}

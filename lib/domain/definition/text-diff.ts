import { alignTokens } from '../text/alignment.ts'

export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** Words of longer texts are not aligned: the time grows with the product of the lengths. */
const mostTokens = 3000

/** How a text became another, word by word; runs of the same kind are joined. Joining all but the added (removed) parts gives the first (second) text. */
export function diffText(before: string, after: string): TextPart[] {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  if (a.length > mostTokens || b.length > mostTokens) return joined([removed(before), added(after)])
  const parts: TextPart[] = []
  let gone: TextPart[] = []
  let come: TextPart[] = []
  const flush = () => {
    parts.push(...gone, ...come)
    gone = []
    come = []
  }
  for (const step of alignTokens(a, b)) {
    if (step.op === 'equal') {
      flush()
      parts.push({ kind: 'same', text: a[step.a as number] as string })
      continue
    }
    if (step.a !== null) gone.push(removed(a[step.a] as string))
    if (step.b !== null) come.push(added(b[step.b] as string))
  }
  flush()
  return joined(parts)
}

function tokensOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}

const removed = (text: string): TextPart => ({ kind: 'removed', text })
const added = (text: string): TextPart => ({ kind: 'added', text })

function joined(parts: readonly TextPart[]): TextPart[] {
  const out: TextPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) last.text += part.text
    else out.push({ ...part })
  }
  return out
}

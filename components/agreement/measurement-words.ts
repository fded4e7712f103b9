import type { Category } from '#lib/domain/agreement/question-agreement.ts'
import type { AxisPoint } from '#lib/domain/impact/agreement-report.ts'
import type { How, LeftOut } from '#lib/domain/impact/measure-rounds.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'

/** The word that stands on every figure, and what it promises. */
export const howWords: Record<How, { word: string; means: string }> = {
  remeasured: {
    word: 're-measured',
    means: 'Fresh, blind answers, read at the version that they were given under.',
  },
  recomputed: {
    word: 'recomputed',
    means:
      'Old answers read at another version. Where a rule decides the answer, it is 1 by construction; merging classes raises it by arithmetic.',
  },
  repeat: {
    word: 'repeat',
    means:
      'Items that a change of the definition left to be labeled again. They are the hard ones, so they stand apart.',
  },
  imported: { word: 'imported', means: 'Answers given elsewhere; how blind they were is not known here.' },
}

/** `Round 2 · v2 re-measured`. */
export function axisLabel(point: AxisPoint): string {
  return `${point.round.name} · v${point.at} ${howWords[point.how].word}`
}

export function categoryName(category: Category, classes: readonly LabelClass[]): string {
  if (category.kind === 'lacks') return 'x lacks the information'
  if (category.kind === 'no region') return 'no region'
  return classes.find(({ id }) => id === category.id)?.name ?? category.id
}

/** Where a category stands: classes in the order of the question, then what is no class. */
export function placeOf(category: Category, classes: readonly LabelClass[]): number {
  const place = category.kind === 'class' ? classes.findIndex(({ id }) => id === category.id) : -1
  return place < 0 ? classes.length : place
}

export function categoryColour(category: Category, classes: readonly LabelClass[]): number | null {
  return category.kind === 'class' ? (classes.find(({ id }) => id === category.id)?.colour ?? null) : null
}

/** What a figure leaves out, as a sentence; null when nothing was. */
export function leftOutSentence({ ruled, exemplified, notRandom, notBlind }: LeftOut): string | null {
  const parts = [
    ruled > 0 ? `${count(ruled, 'item')} ruled on before` : null,
    exemplified > 0 ? `${count(exemplified, 'item')} shown as examples` : null,
    notRandom > 0 ? `${count(notRandom, 'item')} not drawn at random` : null,
    notBlind > 0 ? `${count(notBlind, 'answer')} not blind` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? `Left out: ${parts.join(', ')}.` : null
}

export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

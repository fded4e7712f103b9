import type { Category } from '#lib/domain/agreement/question-agreement.ts'
import type { AxisPoint } from '#lib/domain/impact/agreement-report.ts'
import type { How } from '#lib/domain/impact/measure-rounds.ts'
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

/** What figures leave out and why, in few words each; empty when nothing was. */
export function leftOutParts({ leftOut, itemsLeft, at }: Pick<AxisPoint, 'leftOut' | 'itemsLeft' | 'at'>): string[] {
  const { ruled, exemplified, notRandom, notBlind } = leftOut
  const { needsRelabel, single } = itemsLeft
  return [
    needsRelabel > 0 ? `${count(needsRelabel, 'item')} that need relabeling at version ${at}` : null,
    single > 0 ? `${count(single, 'item')} with one answer only` : null,
    ruled > 0 ? `${count(ruled, 'item')} ruled on before` : null,
    exemplified > 0 ? `${count(exemplified, 'item')} shown as examples` : null,
    notRandom > 0 ? `${count(notRandom, 'item')} not drawn at random` : null,
    notBlind > 0 ? `${count(notBlind, 'answer')} not blind` : null,
  ].filter((part) => part !== null)
}

/** `clean / deep scratch`, of a confusion's key. */
export function confusionName(key: string, classes: readonly LabelClass[]): string {
  const name = (part: string) =>
    part.startsWith('class ')
      ? categoryName({ kind: 'class', id: part.slice(6) }, classes)
      : part === 'lacks'
        ? 'x lacks the information'
        : part
  return key.split(' / ').map(name).join(' / ')
}

/** `about 40 more items × 3 would tell`: so many items with as many answers each as there were, two or more. */
export function wouldTell(moreItems: number, answersPerItem: number): string {
  return `about ${count(moreItems, 'more item')} × ${Math.max(2, Math.round(answersPerItem))} would tell`
}

export function count(n: number, noun: string, many = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : many}`
}

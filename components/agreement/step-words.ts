import { type AgreementStep, changeOf } from '#lib/domain/impact/agreement-step.ts'
import { type Figure, isDefined, reasons } from '#lib/domain/statistics/figure.ts'
import { coefficient } from './figure-value.tsx'
import { count, wouldTell } from './measurement-words.ts'

/** `+.19`, `−.04`, `.00`: a difference shows which way it goes. */
export function signed(value: number): string {
  const text = coefficient(value)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** `+.19 [+.05, +.33]`, on one line, or why there is none. */
export function differenceWords(figure: Figure): string {
  if (!isDefined(figure)) return `undefined: ${reasons[figure.undefined]}`
  const { value, interval } = figure
  return interval ? `${signed(value)}\u00a0[${signed(interval[0])},\u00a0${signed(interval[1])}]` : signed(value)
}

/** `Round 1 · v1 → Round 2 · v2`; `Round 1 · v1 → read at v2`. */
export function stepName({ kind, before, after }: AgreementStep): string {
  const from = `${before.round.name} · v${before.at}`
  return kind === 'recomputed' ? `${from} → read at v${after.at}` : `${from} → ${after.round.name} · v${after.at}`
}

/** What a step says, so that it can be repeated as it stands. */
export function stepSentence(step: AgreementStep): string {
  const { kind, before, after, difference } = step
  if (!isDefined(difference)) return `${subject(step)}: no difference can be stated. ${reasons[difference.undefined]}`
  const said = `${subject(step)}: alpha ${differenceWords(difference)}.`
  if (kind === 'recomputed') return `${said} ${promiseWords(step)}`
  return `${said} ${verdictWords(step)}${before.at === after.at ? ' The definition is the same.' : ''}`
}

/** `It rose.`, `It fell.`, or that it can’t be told yet and what would tell. */
export function verdictWords(step: AgreementStep): string {
  const { difference, moreItems, after, paired } = step
  switch (changeOf(difference)) {
    case 'rose':
      return 'It rose.'
    case 'fell':
      return 'It fell.'
    case 'same':
      return 'Nothing changed: every resample gives the same figure on both sides.'
    case 'unknown':
      return 'There is no interval: too little was answered twice.'
    case 'cannot_tell':
      if (moreItems !== null) {
        return `Cannot tell yet: the interval holds 0; ${wouldTell(moreItems, after.answersPerItem)}.`
      }
      return paired || (isDefined(difference) && difference.value === 0)
        ? 'Cannot tell: the interval holds 0, and so does the difference itself.'
        : 'Cannot tell: the interval holds 0, and the earlier round is too small for more items of the later one to tell.'
  }
}

/** What was promised when the later version was published, against what fresh answers delivered; null without a promise. */
export function ledgerWords({ promised, difference, before, after }: AgreementStep): string | null {
  if (!promised || !isDefined(promised) || !isDefined(difference)) return null
  const said = changeOf(promised) === 'same' ? 'no change' : differenceWords(promised)
  return `Answers of ${before.round.name}, read at version ${after.at}, promised ${said}; fresh answers delivered ${differenceWords(difference)}.`
}

/** What a difference rests on, in few words: `60 → 60 items, other ones; the same 3 labelers`. */
export function restsOn(step: AgreementStep): string {
  const { kind, before, after, common, labelers, paired, unread } = step
  if (kind === 'recomputed') {
    const left = unread > 0 ? `, without ${count(unread, 'answer')} that must be given again` : ''
    return `the same answers on ${count(after.items, 'item')}${left}`
  }
  const both = paired
    ? 'the same ones'
    : common.items === 0
      ? 'other ones'
      : `${common.items.toLocaleString('en')} in both`
  const people = sameLabelers(step)
    ? `the same ${count(labelers.after, 'labeler')}`
    : `${labelers.before} → ${count(labelers.after, 'labeler')}, ${common.labelers} in both`
  const random = before.random && after.random ? '' : '; not all drawn at random'
  return `${before.items.toLocaleString('en')} → ${count(after.items, 'item')}, ${both}; ${people}${random}`
}

/** What a difference means, and when it misleads. */
export function stepMeans(step: AgreementStep): string {
  const { kind, paired, before, after } = step
  if (kind === 'recomputed') {
    return 'Alpha of the same answers at the later version, less that at the earlier one; answers that don’t read at both are left out of both. Every resample draws the same items for both sides. Fewer classes, and what a rule decides, agree more often by arithmetic: it promises, and proves nothing.'
  }
  const drawn = paired
    ? 'Both rounds have the same items, so every resample draws the same ones for both.'
    : 'Each round is resampled over its own items. Easier or harder items move it as a better definition does, unless both were drawn at random from the same source.'
  const people = sameLabelers(step)
    ? 'It speaks of these labelers only, who have also had more practice.'
    : 'The labelers are not the same, which moves it too.'
  const random = before.random && after.random ? '' : ' Not all items were drawn at random.'
  const simulated = before.simulated || after.simulated ? ' Some answers are simulated.' : ''
  return `Alpha of the later round less that of the earlier, each of fresh, blind answers under its own version. ${drawn} ${people}${random}${simulated}`
}

function sameLabelers({ common, labelers }: AgreementStep): boolean {
  return common.labelers === labelers.before && common.labelers === labelers.after
}

function subject({ kind, before, after, paired, common }: AgreementStep): string {
  if (kind === 'recomputed') return `Recomputed, ${before.round.name} read at version ${after.at}`
  if (after.how === 'imported') return `Version ${after.at}, imported (${after.round.name})`
  const items = paired ? 'the same items' : common.items === 0 ? 'other items' : 'items that are partly the same'
  return `Version ${after.at}, measured ${before.at === after.at ? 'again' : 'anew'} on ${items}`
}

function promiseWords({ lost, difference }: AgreementStep): string {
  if (changeOf(difference) === 'same')
    return 'No answer reads so that agreement changes; only a fresh round can show more.'
  return lost && lost.classes > 0
    ? 'Merging raises agreement by arithmetic, so only a fresh round proves it.'
    : 'Old answers can only promise: only a fresh round proves it.'
}

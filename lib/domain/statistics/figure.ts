/** Why a figure is undefined. A reason stands in its place: never NaN, never 1. */
export const reasons = {
  no_units: 'There are no items.',
  no_answers: 'Nobody answered.',
  no_pairable_units: 'No item was answered by two labelers or more.',
  single_labeler: 'Only one labeler answered; agreement needs two.',
  single_category: 'Only one category was ever used, so agreement by chance is certain and the coefficient is 0 / 0.',
  no_variance: 'All values are equal, so there is no variation that labelers could agree on.',
  too_few_units: 'There are too few items for this figure.',
  no_common_units: 'There are labelers without an item that both answered.',
  labeler_without_answers: 'A labeler gave no answer at all.',
  incomplete: 'This figure needs an answer by every labeler to every item.',
  no_regions: 'Nobody drew a region.',
  no_segments: 'Nobody marked a segment.',
  no_matches: 'No regions match.',
  empty_reference: 'The reference text is empty, so the rate divides by zero.',
  too_many_undefined_resamples: 'Most resamples of the bootstrap are undefined.',
  not_answered: 'The class was never chosen.',
  not_repeated: 'No labeler answered the same item twice.',
  no_reference: 'No answered item has a reference to compare with.',
  no_consensus: 'The other labelers of these items name no common answer.',
  no_random_part: 'No item of this round was drawn at random.',
} as const
export type Reason = keyof typeof reasons

/** A measured figure with its interval and counts, or the reason why there is none. */
export type Figure =
  | { value: number; interval: readonly [number, number] | null; units: number; answers: number }
  | { undefined: Reason; units: number; answers: number }

export function isDefined(figure: Figure): figure is Extract<Figure, { value: number }> {
  return 'value' in figure
}

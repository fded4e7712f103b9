import type { Reason } from '#lib/domain/statistics/figure.ts'

/** Why there is no figure, in the few words that a table has room for; the sentence is in `reasons`. */
export const shortReasons: Record<Reason, string> = {
  no_units: 'no items',
  no_answers: 'no answers',
  no_pairable_units: 'nothing answered twice',
  single_labeler: 'one labeler only',
  single_category: 'one category only',
  no_variance: 'all values equal',
  too_few_units: 'too few items',
  no_common_units: 'no common items',
  labeler_without_answers: 'a labeler gave no answer',
  incomplete: 'answers are missing',
  no_regions: 'nothing drawn',
  no_segments: 'nothing marked',
  no_matches: 'no region matches',
  empty_reference: 'empty text',
  too_many_undefined_resamples: 'resamples undefined',
  not_answered: 'never chosen',
  not_repeated: 'nothing answered again',
  no_reference: 'no reference',
  no_consensus: 'no common answer',
  no_random_part: 'nothing drawn at random',
}

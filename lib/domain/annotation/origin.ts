/** Where an annotation came from; stands on every row of a release. */
export const origins = ['labeled', 'imported', 'simulated', 'model'] as const
export type Origin = (typeof origins)[number]

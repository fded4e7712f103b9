/** Small data: every disagreement is discussed. Big data: a small group settles the definition, many follow it. */
export const regimes = ['small', 'big'] as const
export type Regime = (typeof regimes)[number]

/** Who decides in a review. */
export const deciders = ['one_sme', 'majority', 'unanimity'] as const
export type Decider = (typeof deciders)[number]

/** A class or slice that weighs more than others, or follows another regime (the long tail of big data is small data). */
export type ClassImportance = {
  question?: string
  class?: string
  slice?: { name: string; value: string }
  weight: number
  regime?: Regime
}

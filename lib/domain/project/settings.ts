import type { ClassId } from '../kernel/ids.ts'

/** Small data: every disagreement is discussed. Big data: a small group settles the definition, then many follow it. */
export const regimes = ['small', 'big'] as const
export type Regime = (typeof regimes)[number]

/** Whose word makes a ruling. */
export const deciders = ['one_sme', 'majority', 'unanimity'] as const
export type Decider = (typeof deciders)[number]

/** A class or slice whose regime or weight differs from the project's (the long tail of a big project is small data). */
export type ClassImportance = {
  subject: { classId: ClassId } | { slice: string; value: string }
  regime?: Regime
  /** Weight in rankings; 1 where nothing is said. */
  weight?: number
}

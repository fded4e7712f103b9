import type { RoundOutlook } from '#lib/server/rounds/round-outlook.ts'
import type { RoundProgress } from '#lib/server/rounds/round-progress.ts'

/** A value as it arrives in the browser: moments are text. */
type Json<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? Json<E>[]
    : T extends string | number | boolean | null
      ? T
      : T extends object
        ? { [K in keyof T]: Json<T[K]> }
        : T

export type RoundView = Json<RoundProgress>
export type OutlookView = RoundOutlook

export function viewOf(rounds: readonly RoundProgress[]): RoundView[] {
  return JSON.parse(JSON.stringify(rounds)) as RoundView[]
}

/** What became of an item in a labeler's hands. At most `overlap` of them are held or submitted per item and round. */
export const assignmentStates = ['held', 'submitted', 'skipped', 'expired', 'surplus'] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** How the items of a round were drawn; `fresh` when only items that nobody had labeled before could be drawn. */
export type Sampling =
  | { how: 'all'; fresh?: boolean }
  | { how: 'random'; count: number; from: number; seed: string; fresh?: boolean }
  | { how: 'stratified'; slice: string; perStratum: number; seed: string }
  | { how: 'enriched'; note: string }
  | { how: 'model'; note: string }
  | { how: 'given'; note: string }

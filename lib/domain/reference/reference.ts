/** `external`: measured ground truth; `expert`: an SME's; `human`: a published label. Never mixed in one figure. */
export const referenceKinds = ['external', 'expert', 'human'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

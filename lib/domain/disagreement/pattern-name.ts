/** What a disagreement is about: a key that no other has, and the two things that are confused. */
export type PatternName = { key: string; names: [string, string] }

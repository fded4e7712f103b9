declare const brand: unique symbol
/** A value of type T that can't be mistaken for another kind of T. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type AccountId = Branded<string, 'AccountId'>
export type ProjectId = Branded<string, 'ProjectId'>
export type VersionId = Branded<string, 'VersionId'>
export type QuestionId = Branded<string, 'QuestionId'>
export type ClassId = Branded<string, 'ClassId'>
export type RuleId = Branded<string, 'RuleId'>
export type RegionId = Branded<string, 'RegionId'>
export type ItemId = Branded<string, 'ItemId'>
export type RoundId = Branded<string, 'RoundId'>
export type AssignmentId = Branded<string, 'AssignmentId'>
export type AnnotationId = Branded<string, 'AnnotationId'>
export type ReferenceId = Branded<string, 'ReferenceId'>
export type ReviewId = Branded<string, 'ReviewId'>
export type RulingId = Branded<string, 'RulingId'>
export type ReleaseId = Branded<string, 'ReleaseId'>
export type JobId = Branded<string, 'JobId'>

/** Gives a plain string the brand that the context asks for; the one place where brands are made. */
export function asId<Id extends string>(text: string): Id {
  return text as Id
}

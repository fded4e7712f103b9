/**
 * Whether an import would grow a data set of 100 items or more by more than tenfold: most often the wrong folder, so a
 * person is asked first.
 */
export function needsGrowthConfirmation(present: number, added: number): boolean {
  return present >= 100 && present + added > 10 * present
}

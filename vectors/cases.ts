import type { Figure } from '#lib/domain/statistics/figure.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'

/** What became of one case. A case with `notClaimed` counts as neither passed nor failed. */
export type CaseResult = { name: string; failures: string[]; notClaimed?: string }

/** What a claim may look at beside its own file. */
export type Surroundings = {
  /** The parsed vector file of that name in the same folder, else the project's own copy, else null. */
  sibling(name: string): unknown
  /** The path of a file of the real data sets (`bluebirds/answers.csv`), or null where it is not here. */
  dataFile(path: string): string | null
}

/** One vector file's claim: the cases of the file, each with its failures. */
export type Claim = { run(file: unknown, surroundings: Surroundings): Iterable<CaseResult> }

type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Thrown by a check to say that the case rests on something that is not here. */
export class NotHere extends Error {}

/** Collects the failures of one case, and counts the claimed fields that were compared. */
export class Checker {
  readonly failures: string[] = []
  compared = 0

  fail(field: string, message: string): void {
    this.compared++
    this.failures.push(`${field}: ${message}`)
  }

  /** Deep equality of JSON values. */
  same(field: string, expected: unknown, got: unknown): void {
    this.compared++
    const want = JSON.stringify(expected)
    const have = JSON.stringify(got)
    if (want !== have) this.failures.push(`${field}: expected ${want}, got ${have}`)
  }

  /**
   * A number within an absolute tolerance (inclusive). `expected` null asks for an undefined result with a reason:
   * `got` must then be a figure with `undefined`, or null.
   */
  number(field: string, expected: unknown, got: Figure | number | null | undefined, tolerance: number): void {
    this.compared++
    const value = typeof got === 'object' && got !== null ? (isDefined(got) ? got.value : null) : (got ?? null)
    const shown =
      typeof got === 'object' && got !== null && !isDefined(got) ? `undefined (${got.undefined})` : `${value}`
    if (expected === null) {
      if (value !== null) this.failures.push(`${field}: expected undefined, got ${shown}`)
      return
    }
    if (typeof expected !== 'number') {
      this.failures.push(`${field}: the expected value ${JSON.stringify(expected)} is not a number`)
    } else if (value === null || !(Math.abs(value - expected) <= tolerance)) {
      this.failures.push(`${field}: expected ${expected} ± ${tolerance}, got ${shown}`)
    }
  }

  /** Nested arrays of numbers (or nulls) of the same shape, each within the tolerance. */
  numbers(field: string, expected: unknown, got: unknown, tolerance: number): void {
    if (!Array.isArray(expected)) {
      this.number(field, expected, typeof got === 'number' ? got : null, tolerance)
      return
    }
    const list = Array.isArray(got) || ArrayBuffer.isView(got) ? Array.from(got as ArrayLike<unknown>) : null
    if (list === null || list.length !== expected.length) {
      this.fail(field, `expected ${expected.length} entries, got ${list === null ? JSON.stringify(got) : list.length}`)
      return
    }
    if (expected.length === 0) this.compared++
    expected.forEach((entry, i) => {
      this.numbers(`${field}[${i}]`, entry, list[i], tolerance)
    })
  }
}

/**
 * Runs a check on each entry of the file's `cases`. A check that throws fails its case alone; one that compares
 * nothing leaves the case unclaimed.
 */
export function* eachCase(file: unknown, check: (one: Json, checker: Checker) => void): Generator<CaseResult> {
  if (!isRecord(file) || !Array.isArray(file.cases)) {
    yield { name: '(file)', failures: ['cases: the file has no list of cases'] }
    return
  }
  for (const [index, one] of file.cases.entries()) {
    const name = isRecord(one) && typeof one.id === 'string' ? one.id : `#${index}`
    yield isRecord(one) ? runCase(name, (checker) => check(one, checker)) : { name, failures: ['case: not an object'] }
  }
}

/** Runs one check and turns what it throws into a failure, or into "not claimed" where something is not here. */
export function runCase(name: string, check: (checker: Checker) => void): CaseResult {
  const checker = new Checker()
  try {
    check(checker)
  } catch (error) {
    if (error instanceof NotHere) return { name, failures: [], notClaimed: error.message }
    checker.fail('error', error instanceof Error ? error.message : String(error))
  }
  if (checker.compared === 0) return { name, failures: [], notClaimed: 'no claimed field' }
  return { name, failures: checker.failures }
}

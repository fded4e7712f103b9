/** Prints one figure as a JSON line. Two digits after the point at most: none is known more exactly. */
export function printFigure(what: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ what, value: Number(value.toFixed(value < 100 ? 2 : 0)), unit })}\n`)
}

/** A word about a figure, beside the output proper. */
export function remark(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** The smallest and the greatest, for how far runs lie apart. */
export function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} … ${Math.max(...values).toFixed(0)}`
}

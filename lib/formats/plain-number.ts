const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The number that a text is, written in decimals; null for anything else, as an empty text, `0x1F` or `Infinity`. */
export function readPlainNumber(text: string): number | null {
  const trimmed = text.trim()
  if (!decimal.test(trimmed)) return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

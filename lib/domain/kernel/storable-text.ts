/**
 * Whether both back ends can store a text and give it back unchanged: PostgreSQL takes no NUL, and neither can write half
 * of a surrogate pair as UTF-8.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** The same of a part of an address, which may be absent or stand there several times. */
export function isStorablePart(part: string | readonly string[] | undefined): boolean {
  return [part ?? []].flat().every(isStorable)
}

/** Differences that a comparison overlooks. It never changes what is stored or released. */
export type TextFold = { case: boolean; punctuation: boolean; unicode: boolean }

/** Punctuation that belongs to a word or number: don't, well-known, 3.5, 12:30. */
const inner = /(?<=[\p{L}\p{N}])['’-](?=[\p{L}\p{N}])|(?<=\p{N})[.,:](?=\p{N})/u
const punctuation = new RegExp(`(${inner.source})|\\p{P}`, 'gu')

/**
 * A text as it is compared: Unicode form NFC, lower case by the language's rules, punctuation replaced by spaces except
 * inside words and numbers; each only where the fold asks for it. White space at the ends is always set aside.
 * Example, all three: "Um, I don't know." → "um i don't know".
 */
export function foldText(text: string, fold: TextFold, language?: string): string {
  let folded = fold.unicode ? text.normalize('NFC') : text
  if (fold.case) folded = folded.toLocaleLowerCase(language)
  if (fold.punctuation)
    folded = folded.replace(punctuation, (_, kept: string | undefined) => kept ?? ' ').replace(/\s+/gu, ' ')
  return folded.trim()
}

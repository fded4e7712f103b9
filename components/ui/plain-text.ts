/** Anything that Markdown would read as more than words: marks, lists, headings, tables, code, links, line breaks. */
const marks = /[*_`#[\]<>|~\\&]|^ {4}|^\t|^\s*(?:[-+=]|\d+[.)])|https?:|www\.|@| {2}$/m

/** The paragraphs, no two alike, of a text that says the same without Markdown; null where Markdown is to read it. */
export function plainParagraphs(text: string): string[] | null {
  if (marks.test(text)) return null
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '')
  return new Set(paragraphs).size === paragraphs.length ? paragraphs : null
}

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'
import { plainParagraphs } from './plain-text.ts'

test.each([
  'A fine line in the coating.',
  'Nothing that a customer would mind.\nDust is not a defect.\n\nOr: a speck, if it is 0.2 mm (or less) – see the bar!',
  'It costs 5 % more; “quoted”, isn’t it?',
])('words are the same with Markdown and without: %s', (text) => {
  const withMarkdown = renderToStaticMarkup(<Markdown text={text} />)
  const read = [...withMarkdown.matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, inner]) => inner?.replace(/\n/g, ' '))
  expect(plainParagraphs(text)).toEqual(read)
})

test.each([
  'the picture **lacks the information**',
  '- one\n- two',
  '1. first',
  '# Heading',
  'Heading\n===',
  'a | b\n- | -',
  'see https://example.org',
  'see www.example.org',
  'write to a@example.org',
  'a line\\\nbroken',
  'a line  \nbroken',
  '    code',
  '<b>bold</b>',
  '&amp;',
])('what Markdown would read as more needs it: %s', (text) => {
  expect(plainParagraphs(text)).toBeNull()
})

import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />)
/** The tags that a browser would make of it. */
const tags = (text: string) => [...html(text).matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name)

describe('text that people wrote', () => {
  test('Markdown becomes paragraphs, lists, strong words, tables and code', () => {
    expect(tags('A **mark**.\n\n- one\n- two\n\n`code`\n\n|a|b|\n|-|-|\n|1|2|')).toEqual(
      expect.arrayContaining(['p', 'strong', 'ul', 'li', 'code', 'table', 'td']),
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    'text <iframe src="javascript:alert(1)"></iframe>',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '<style>*{display:none}</style>',
    '<input autofocus onfocus=alert(1)>',
  ])('HTML is shown as text: %s', (text) => {
    const made = html(text)
    expect(tags(text).filter((name) => !['div', 'p'].includes(name as string))).toEqual([])
    expect(made).not.toMatch(/<[^>]*\son\w+=/i)
    expect(made.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')).toContain(text.slice(0, 7))
  })

  test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:alert(1)'])(
    'a link to %s leads nowhere',
    (target) => {
      expect(html(`[click](${target}) <${target}> [ref]\n\n[ref]: ${target}`)).not.toMatch(
        /href="\s*(javascript|data|vbscript)/i,
      )
    },
  )

  test('links to pages open apart and tell nothing of where they came from', () => {
    expect(html('[rules](https://example.org/a)')).toContain(
      '<a href="https://example.org/a" rel="noopener noreferrer nofollow" target="_blank"',
    )
  })

  test('pictures are left out: they would call other servers', () => {
    expect(html('![spy](https://example.org/pixel.png)')).not.toContain('example.org')
  })
})

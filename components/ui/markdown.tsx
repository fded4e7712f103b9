import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { cn } from './class-names.ts'

/** No pictures: they could call other servers, and examples have a place of their own. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'input'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
}

type Node = { type: string; children?: Node[] }

/** Turns HTML in a text into the text that it is, before anything is cleaned away. */
function htmlAsText() {
  return (tree: Node) => {
    const open: Node[] = [tree]
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'raw') node.type = 'text'
      open.push(...(node.children ?? []))
    }
  }
}

const elements: Components = {
  // Headings inside a text stand below the headings of the page.
  h1: ({ children }) => <h4 className="mt-4 font-semibold text-md first:mt-0">{children}</h4>,
  h2: ({ children }) => <h4 className="mt-4 font-semibold text-md first:mt-0">{children}</h4>,
  h3: ({ children }) => <h5 className="mt-3 font-semibold first:mt-0">{children}</h5>,
  p: ({ children }) => <p className="mt-2 first:mt-0">{children}</p>,
  ul: ({ children }) => <ul className="mt-2 list-disc pl-5 first:mt-0">{children}</ul>,
  ol: ({ children }) => <ol className="mt-2 list-decimal pl-5 first:mt-0">{children}</ol>,
  li: ({ children }) => <li className="mt-1">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="mt-2 border-line-strong border-l-2 pl-3 text-muted">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{children}</code>,
  pre: ({ children }) => <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-2">{children}</pre>,
  a: ({ href, children }) => (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank" className="text-accent underline">
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div className="mt-2 overflow-x-auto">
      <table className="border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left">
        {children}
      </table>
    </div>
  ),
}

/**
 * Text that people wrote, as Markdown: the only place where it becomes markup. HTML in it is shown as the text that it
 * is; links lead to http, https and mail addresses alone.
 */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn('max-w-prose break-words leading-relaxed', className)}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[htmlAsText, [rehypeSanitize, schema]]}
        components={elements}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}

'use client'
import type { PlotOptions } from '@observablehq/plot'
import { useEffect, useRef, useState } from 'react'

type PlotModule = typeof import('@observablehq/plot')

type Props = {
  /** Makes the plot's options; called again when `width` changes. Memoise it, since a new function draws anew. */
  options: (plot: PlotModule, width: number) => PlotOptions
  /** What the plot shows, for who can't see it; the numbers stand in a table beside it. */
  label: string
  className?: string
}

/** A plot by Observable Plot, loaded only where there is one. */
export function Plot({ options, label, className }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const element = host.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const element = host.current
    if (!element || width === 0) return
    let gone = false
    import('@observablehq/plot')
      .then((module) => {
        if (gone) return
        const drawn = module.plot({
          ...options(module, width),
          width,
          style: { background: 'none', fontFamily: 'inherit', fontSize: '12px' },
        })
        allowStyles(drawn)
        drawn.setAttribute('aria-hidden', 'true') // the host says what it shows; Plot names its groups of marks
        element.replaceChildren(drawn)
      })
      .catch(() => !gone && setFailed(true))
    return () => {
      gone = true
    }
  }, [options, width])
  return (
    <div className={className}>
      <div ref={host} role="img" aria-label={label} className="w-full overflow-hidden text-ink" />
      {failed ? (
        <p className="text-muted text-sm">The plot could not be loaded. The table holds the same numbers.</p>
      ) : null}
    </div>
  )
}

/** The policy allows only styles that carry the page's nonce, and it must be there before they are inserted. */
function allowStyles(drawn: Element) {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  for (const style of drawn.querySelectorAll('style')) if (nonce) style.nonce = nonce
}

'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

type Props = { label: string; className?: string; children: ReactNode }

/** Holds what may be too wide for its place. While it is, it can be focused, so that the arrow keys scroll it. */
export function ScrollFrame({ label, className, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth))
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  const focusable = scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {}
  return (
    <div ref={frame} className={className} {...focusable}>
      {children}
    </div>
  )
}

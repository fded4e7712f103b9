import { useEffect, useRef } from 'react'

/** Calls `run` whenever the page turns light or dark, for canvases that read their colours from it. */
export function useThemeChange(run: () => void) {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)')
    const changed = () => latest.current()
    const watcher = new MutationObserver(changed)
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    media.addEventListener('change', changed)
    return () => {
      watcher.disconnect()
      media.removeEventListener('change', changed)
    }
  }, [])
}

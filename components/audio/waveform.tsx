'use client'
import { useEffect, useRef } from 'react'
import type WaveSurfer from 'wavesurfer.js'
import { useThemeChange } from '#components/ui/use-theme-change.ts'
import { decodePeaks, type PeakPyramid } from '#lib/domain/item/peaks.ts'
import type { Transport } from './transport.ts'

type Props = {
  /** Address of the precomputed peaks. */
  peaks: string
  transport: Transport
  duration: number
  label: string
  onFailed: (message: string) => void
}

/** The waveform from precomputed peaks; click or drag to seek. wavesurfer.js never decodes the sound. */
export function Waveform({ peaks, transport, duration, label, onFailed }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<WaveSurfer | null>(null)
  useThemeChange(() => host.current && drawn.current?.setOptions(coloursOf(host.current)))
  const failed = useRef(onFailed)
  failed.current = onFailed
  useEffect(() => {
    const container = host.current
    if (!container) return
    const scope = new AbortController()
    let destroy: (() => void) | null = null
    const open = async () => {
      const [{ default: Drawing }, pyramid] = await Promise.all([
        import('wavesurfer.js'),
        loadPeaks(peaks, scope.signal),
      ])
      if (scope.signal.aborted) return
      const surfer = new Drawing({
        container,
        media: transport.element,
        peaks: [samplesFor(pyramid, container.clientWidth)],
        duration,
        height: 'auto',
        ...coloursOf(container),
        cursorWidth: 1,
        dragToSeek: true,
        cspNonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce,
      })
      drawn.current = surfer
      destroy = () => surfer.destroy()
    }
    open().catch(() => {
      if (!scope.signal.aborted) failed.current('The waveform could not be loaded; the recording can still be played.')
    })
    return () => {
      scope.abort()
      drawn.current = null
      destroy?.()
    }
  }, [peaks, transport, duration])
  return <div ref={host} role="img" aria-label={label} data-testid="waveform" className="h-full min-h-0 w-full" />
}

/** Colours of the page as it is now, since a canvas knows no CSS variables. */
function coloursOf(element: Element) {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return { waveColor: colour('--muted'), progressColor: colour('--accent'), cursorColor: colour('--ink') }
}

async function loadPeaks(address: string, signal: AbortSignal): Promise<PeakPyramid> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw new Error(`peaks: ${response.status}`)
  return decodePeaks(await response.arrayBuffer())
}

/** The coarsest level that still has two peaks a pixel, as wavesurfer wants it: extremes by turns, −1 … 1. */
export function samplesFor(pyramid: PeakPyramid, pixels: number): Float32Array {
  const wanted = 2 * Math.max(1, pixels) * Math.max(1, globalThis.devicePixelRatio ?? 1)
  const level = pyramid.levels.findLast((candidate) => candidate.pairs.length / 2 >= wanted) ?? pyramid.levels[0]
  return Float32Array.from(level?.pairs ?? [], (value) => value / 127)
}

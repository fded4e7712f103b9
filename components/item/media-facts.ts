import type { MediaMeasures } from '#lib/domain/item/media.ts'

/** "1632 × 1224 px", "0:04.2 · 16 kHz" */
export function briefFacts(measures: MediaMeasures | null): string {
  if (measures === null) return 'record'
  if (measures.kind === 'image') return `${measures.width} × ${measures.height} px`
  return `${clockTime(measures.duration)} · ${measures.sampleRate / 1000} kHz`
}

/** What ingest measured, as names and values. */
export function allFacts(measures: MediaMeasures): { name: string; value: string }[] {
  if (measures.kind === 'image') {
    return [
      { name: 'Size', value: `${measures.width} × ${measures.height} px` },
      { name: 'Brightness', value: `${Math.round(measures.brightness * 100)} %` },
      { name: 'Contrast', value: `${Math.round(measures.contrast * 100)} %` },
      ...(measures.orientation === 1 ? [] : [{ name: 'Turned upright', value: `EXIF ${measures.orientation}` }]),
    ]
  }
  return [
    { name: 'Duration', value: clockTime(measures.duration) },
    { name: 'Sample rate', value: `${measures.sampleRate.toLocaleString('en')} Hz` },
    { name: 'Channels', value: String(measures.channels) },
    { name: 'Silence before', value: `${measures.silenceBefore.toFixed(2)} s` },
    { name: 'Silence after', value: `${measures.silenceAfter.toFixed(2)} s` },
  ]
}

/** "0:04.2" */
export function clockTime(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  const minutes = Math.floor(tenths / 600)
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`
}

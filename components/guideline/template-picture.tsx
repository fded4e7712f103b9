import type { ReactNode } from 'react'
import type { TemplateId } from '#lib/domain/definition/templates.ts'

/** A small drawing of what a labeler will see; the words beside it say the same. */
export function TemplatePicture({ template, className }: { template: TemplateId; className?: string }) {
  return (
    <svg viewBox="0 0 112 80" aria-hidden="true" className={className}>
      <rect x="0.5" y="0.5" width="111" height="79" rx="6" fill="var(--sunken)" stroke="var(--line)" />
      {drawings[template]}
    </svg>
  )
}

const choices = (y: number) => (
  <g>
    <circle cx="80" cy={y} r="3.5" fill="var(--class-0)" />
    <rect x="87" y={y - 2} width="16" height="4" rx="2" fill="var(--line-strong)" />
    <circle cx="80" cy={y + 14} r="3.5" fill="var(--class-1)" />
    <rect x="87" y={y + 12} width="12" height="4" rx="2" fill="var(--line-strong)" />
    <circle cx="80" cy={y + 28} r="3.5" fill="none" stroke="var(--class-2)" strokeWidth="1.5" />
    <rect x="87" y={y + 26} width="18" height="4" rx="2" fill="var(--line-strong)" />
  </g>
)

const bars = [8, 20, 34, 14, 42, 26, 48, 30, 12, 38, 22, 10, 28, 16].map((height, place) => ({ height, place }))
const wave = (width: number, middle: number) =>
  bars.map(({ height, place }) => (
    <rect
      key={place}
      x={9 + (place * width) / bars.length}
      y={middle - height / 2}
      width="2.5"
      height={height}
      rx="1.25"
      fill="var(--accent)"
    />
  ))

const drawings: Record<TemplateId, ReactNode> = {
  'image-classification': (
    <>
      <rect x="10" y="12" width="56" height="56" rx="4" fill="var(--surface)" stroke="var(--line-strong)" />
      <path d="M22 52 48 30" stroke="var(--class-1)" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M30 24 36 22" stroke="var(--line-strong)" strokeWidth="1.5" strokeLinecap="round" />
      {choices(26)}
    </>
  ),
  'clip-classification': (
    <>
      {wave(60, 40)}
      {choices(26)}
    </>
  ),
  'boxes-on-images': (
    <>
      <circle cx="34" cy="32" r="12" fill="var(--surface)" stroke="var(--line-strong)" />
      <circle cx="70" cy="52" r="14" fill="var(--surface)" stroke="var(--line-strong)" />
      <circle cx="88" cy="22" r="8" fill="var(--surface)" stroke="var(--line-strong)" />
      <rect x="20" y="18" width="28" height="28" fill="none" stroke="var(--class-0)" strokeWidth="2" />
      <rect x="54" y="36" width="32" height="32" fill="none" stroke="var(--class-0)" strokeWidth="2" />
      <rect
        x="78"
        y="12"
        width="20"
        height="20"
        fill="none"
        stroke="var(--class-1)"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
    </>
  ),
  'speech-transcription': (
    <>
      {wave(96, 28)}
      <rect x="10" y="58" width="30" height="4" rx="2" fill="var(--line-strong)" />
      <rect x="44" y="58" width="20" height="4" rx="2" fill="var(--line-strong)" />
      <rect x="68" y="58" width="32" height="4" rx="2" fill="var(--line-strong)" />
      <rect x="10" y="67" width="44" height="4" rx="2" fill="var(--line-strong)" />
      <rect x="58" y="64" width="1.5" height="10" fill="var(--accent)" />
    </>
  ),
}

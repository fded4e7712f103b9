import { type Random, randomNormal, seededRandom } from '#lib/domain/kernel/random.ts'
import { type Flaw, mmPerPixel, pictureSize, type Screen } from './screens.ts'

const { width, height } = pictureSize

/** The close-up as SVG: coated glass under a ring or a side light, dust, the flaw, and a scale bar of 0.5 mm. The grain comes on top (grain.ts). */
export function drawScreen(screen: Screen): string {
  const random = seededRandom(screen.seed)
  const side = screen.light === 'side'
  const angle = random() * 360
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs>
<radialGradient id="lamp" cx="${side ? 0.1 + 0.2 * random() : 0.5}" cy="${side ? 0.2 : 0.5}" r="0.95">
<stop offset="0" stop-color="${side ? '#3d4652' : '#2f3740'}"/><stop offset="0.6" stop-color="#1c2229"/><stop offset="1" stop-color="#0d1115"/>
</radialGradient>
<linearGradient id="sheen" gradientTransform="rotate(${angle.toFixed(1)} 0.5 0.5)">
<stop offset="0.35" stop-color="#9fb4c8" stop-opacity="0"/><stop offset="0.5" stop-color="#9fb4c8" stop-opacity="${side ? 0.1 : 0.05}"/><stop offset="0.65" stop-color="#9fb4c8" stop-opacity="0"/>
</linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="0.7"/></filter><filter id="glow"><feGaussianBlur stdDeviation="2.2"/></filter><filter id="hollow"><feGaussianBlur stdDeviation="3.2"/></filter>
</defs>
<rect width="${width}" height="${height}" fill="url(#lamp)"/><rect width="${width}" height="${height}" fill="url(#sheen)"/>
${pixelGrid()}${dust(random)}${drawFlaw(screen.flaw, random)}${scaleBar()}
</svg>`
}

function pixelGrid(): string {
  return `<pattern id="grid" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M7 0H0V7" fill="none" stroke="#7f93a6" stroke-opacity="0.05" stroke-width="1"/></pattern><rect width="${width}" height="${height}" fill="url(#grid)"/>`
}

function dust(random: Random): string {
  const specks = 4 + Math.floor(random() * 9)
  return Array.from({ length: specks }, () => {
    const x = random() * width
    const y = random() * height
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.4 + random() * 1.1).toFixed(2)}" fill="#c9d4de" fill-opacity="${(0.15 + random() * 0.3).toFixed(2)}"/>`
  }).join('')
}

function drawFlaw(flaw: Flaw, random: Random): string {
  const x = width * (0.3 + 0.4 * random())
  const y = height * (0.3 + 0.35 * random())
  switch (flaw.kind) {
    case 'clean':
      return ''
    case 'dent': {
      const r = flaw.diameter / mmPerPixel / 2
      return `<g filter="url(#hollow)"><ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * (0.8 + 0.2 * random())}" fill="#05080b" fill-opacity="0.75"/><path d="M${x - r * 0.8} ${y + r * 0.35} A${r} ${r} 0 0 0 ${x + r * 0.8} ${y + r * 0.35}" fill="none" stroke="#d5e0ea" stroke-opacity="0.55" stroke-width="${r * 0.22}"/></g>`
    }
    case 'scratch':
      return drawScratch(flaw, x, y, random)
  }
}

/** A hairline whose end-to-end distance is the true length; depth shows in width, brightness and a dark flank. */
function drawScratch(flaw: Extract<Flaw, { kind: 'scratch' }>, x: number, y: number, random: Random): string {
  const length = flaw.length / mmPerPixel
  const turn = random() * Math.PI
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)]
  const steps = Math.max(4, Math.round(length / 6))
  const bend = length * 0.06 * randomNormal(random)
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const along = (t - 0.5) * length
    const off = bend * 4 * t * (1 - t) + (i === 0 || i === steps ? 0 : 0.35 * randomNormal(random))
    return `${(x + dx * along - dy * off).toFixed(2)},${(y + dy * along + dx * off).toFixed(2)}`
  })
  const line = `M${points.join('L')}`
  const deep = (flaw.depth - 1) / 13
  const stroke = (width: number, colour: string, opacity: number, filter: string, shift = 0) =>
    `<path d="${line}" transform="translate(${(-dy * shift).toFixed(2)} ${(dx * shift).toFixed(2)})" fill="none" stroke="${colour}" stroke-opacity="${opacity.toFixed(3)}" stroke-width="${width.toFixed(2)}" stroke-linecap="round" filter="url(#${filter})"/>`
  return (
    stroke(1.5 + 5 * deep, '#9db8d2', 0.1 + 0.35 * deep, 'glow') +
    stroke(1 + 2.2 * deep, '#020406', 0.25 + 0.6 * deep, 'soft', 1 + 1.3 * deep) +
    stroke(0.7 + 1.7 * deep, '#f1f6fa', 0.45 + 0.5 * deep, 'soft')
  )
}

function scaleBar(): string {
  const bar = 0.5 / mmPerPixel
  return `<g transform="translate(${width - bar - 16} ${height - 18})" stroke="#dfe7ee" stroke-opacity="0.85" stroke-width="1.5"><path d="M0 0H${bar}M0 -4V4M${bar} -4V4M${bar / 5} -2V2M${(2 * bar) / 5} -2V2M${(3 * bar) / 5} -2V2M${(4 * bar) / 5} -2V2"/></g>`
}

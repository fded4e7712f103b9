import { areaOfMask, intersectionOfMasks, type Mask } from '#lib/domain/geometry/mask.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'

/**
 * Cohen's kappa over pixels (Cohen 1960), each pixel being in or out: (p_o − p_e) / (1 − p_e). Undefined where both
 * masks are empty, or both full. It depends on how much of the image is background; IoU does not.
 *
 * Example: 48 pixels, 12 and 15 in, 6 in both: p_o = (6 + 27) / 48 = .6875, p_e = (12 · 15 + 36 · 33) / 48² = .59375,
 * kappa = .09375 / .40625 = .2308.
 */
export function pixelKappa(a: Mask, b: Mask): Figure {
  const pixels = a.width * a.height
  const counts = { units: pixels, answers: 2 * pixels }
  if (pixels === 0) return { undefined: 'no_units', ...counts }
  const inA = areaOfMask(a)
  const inB = areaOfMask(b)
  const shared = intersectionOfMasks(a, b)
  const chance = inA * inB + (pixels - inA) * (pixels - inB)
  if (chance === pixels * pixels) return { undefined: 'single_category', ...counts }
  const same = shared + (pixels - inA - inB + shared)
  return { value: (same * pixels - chance) / (pixels * pixels - chance), interval: null, ...counts }
}

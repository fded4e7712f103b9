/** An upright box in pixels of the upright image: its top left corner and its size (never negative). */
export type Box = { x: number; y: number; width: number; height: number }

/** Area in square pixels. Coordinates are edges, not pixel centres: a box from 0 to 10 is 10 wide, not 11. */
export function areaOfBox(box: Box): number {
  return box.width * box.height
}

/** Area in square pixels that two boxes share; 0 where they only touch. */
export function intersectionOfBoxes(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  if (width <= 0) return 0
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return height <= 0 ? 0 : width * height
}

/** The smallest upright box that holds all the given ones; null for none. */
export function hullOfBoxes(boxes: readonly Box[]): Box | null {
  const first = boxes[0]
  if (first === undefined) return null
  let { x, y } = first
  let right = x + first.width
  let bottom = y + first.height
  for (const box of boxes) {
    x = Math.min(x, box.x)
    y = Math.min(y, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x, y, width: right - x, height: bottom - y }
}

/**
 * Intersection over union (Jaccard 1901): |A ∩ B| / |A ∪ B|, in [0, 1]; null where both have no area (0 / 0).
 *
 * Example: two 10 × 10 boxes, the second 5 to the right: 50 / (100 + 100 − 50) = 1/3.
 */
export function iouOfBoxes(a: Box, b: Box): number | null {
  const shared = intersectionOfBoxes(a, b)
  const union = areaOfBox(a) + areaOfBox(b) - shared
  return union > 0 ? Math.min(1, shared / union) : null
}

/**
 * Generalised IoU (Rezatofighi et al. 2019): IoU − (|H| − |A ∪ B|) / |H| with H the smallest upright box around
 * both; in (−1, 1], so that boxes that don't overlap still tell near from far. null where IoU or H has no area.
 *
 * Example: 1 × 1 boxes at (0, 0) and (5, 5): H = 36, union = 2, so 0 − 34/36 = −0.944.
 */
export function giouOfBoxes(a: Box, b: Box): number | null {
  const iou = iouOfBoxes(a, b)
  const hull = hullOfBoxes([a, b])
  const hullArea = hull === null ? 0 : areaOfBox(hull)
  if (iou === null || hullArea <= 0) return null
  const union = areaOfBox(a) + areaOfBox(b) - intersectionOfBoxes(a, b)
  return iou - (hullArea - union) / hullArea
}

/**
 * Dice coefficient (Dice 1945, Sørensen 1948): 2 |A ∩ B| / (|A| + |B|), in [0, 1]; null where both have no area.
 *
 * Example: two 10 × 10 boxes, the second 5 to the right: 100 / 200 = 1/2.
 */
export function diceOfBoxes(a: Box, b: Box): number | null {
  const sum = areaOfBox(a) + areaOfBox(b)
  return sum > 0 ? Math.min(1, (2 * intersectionOfBoxes(a, b)) / sum) : null
}

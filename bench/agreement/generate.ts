import type { LabeledImage } from '#lib/domain/agreement/regions-answers.ts'
import { randomBelow, randomNormal, seededRandom } from '#lib/domain/kernel/random.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import type { Shape } from './shape.ts'

/** Ratings by labelers of differing skill, with the true class of each item. */
export type Generated = { ratings: Ratings; truth: Int32Array }

/**
 * Every item has an evenly drawn class; labeler l names it with a probability between .55 and .9, else any class evenly.
 * Entries come item by item. Where only some labelers answer an item, they are drawn anew for each.
 */
export function generateRatings({ items, labelers, answers, classes, seed }: Shape): Generated {
  const random = seededRandom(seed)
  const skill = Float64Array.from({ length: labelers }, () => 0.55 + 0.35 * random())
  const length = items * answers
  const unit = new Int32Array(length)
  const labeler = new Int32Array(length)
  const value = new Int32Array(length)
  const truth = new Int32Array(items)
  const pool = Int32Array.from({ length: labelers }, (_, l) => l)
  let entry = 0
  for (let item = 0; item < items; item++) {
    truth[item] = randomBelow(random, classes)
    if (answers < labelers) drawToFront(pool, answers, random)
    for (let k = 0; k < answers; k++) {
      const l = pool[k] as number
      unit[entry] = item
      labeler[entry] = l
      value[entry] = random() < (skill[l] as number) ? (truth[item] as number) : randomBelow(random, classes)
      entry++
    }
  }
  const categories = Array.from({ length: classes }, (_, c) => `class ${c}`)
  return { ratings: { unit, labeler, value, units: items, labelers, categories }, truth }
}

/** Moves `count` evenly drawn entries to the front (the first steps of Fisher and Yates). */
function drawToFront(pool: Int32Array, count: number, random: () => number): void {
  for (let i = 0; i < count; i++) {
    const j = i + randomBelow(random, pool.length - i)
    const drawn = pool[j] as number
    pool[j] = pool[i] as number
    pool[i] = drawn
  }
}

/** Images of 640 × 480 with boxes that every labeler draws a few pixels apart, misses (5 %) or names otherwise (10 %). */
export function generateImages(images: number, labelers: number, boxes: number, seed: number): LabeledImage[] {
  const random = seededRandom(seed)
  const classes = ['cat', 'dog', 'bird']
  return Array.from({ length: images }, (_, i) => {
    const drawn = Array.from({ length: boxes }, () => ({
      x: random() * 560,
      y: random() * 400,
      width: 20 + random() * 60,
      height: 20 + random() * 60,
      class: randomBelow(random, classes.length),
    }))
    const answers = Array.from({ length: labelers }, (_, l) => ({
      labeler: `labeler ${l}`,
      regions: drawn
        .filter(() => random() > 0.05)
        .map((box, b) => ({
          id: `${i} ${l} ${b}`,
          box: {
            x: box.x + 2 * randomNormal(random),
            y: box.y + 2 * randomNormal(random),
            width: box.width,
            height: box.height,
          },
          class: classes[random() < 0.1 ? randomBelow(random, classes.length) : box.class] as string,
        })),
    }))
    return { image: `image ${i}`, answers }
  })
}

/** Pairs of texts of so many words of a thousand, the second with about 6 % of the words changed, lost or doubled, each. */
export function generateTexts(pairs: number, words: number, seed: number): { reference: string; hypothesis: string }[] {
  const random = seededRandom(seed)
  const word = () => `word${randomBelow(random, 1000)}`
  return Array.from({ length: pairs }, () => {
    const reference = Array.from({ length: words }, word)
    const hypothesis = reference.flatMap((token) => {
      const fate = random()
      if (fate < 0.06) return [word()]
      if (fate < 0.12) return []
      return fate < 0.18 ? [token, word()] : [token]
    })
    return { reference: reference.join(' '), hypothesis: hypothesis.join(' ') }
  })
}

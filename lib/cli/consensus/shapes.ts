import { consensusRegions } from '#lib/domain/consensus/consensus-regions.ts'
import { fuseBoxes } from '#lib/domain/consensus/fuse-boxes.ts'
import { fuseSegments } from '#lib/domain/consensus/fuse-segments.ts'
import { estimateMask, voteMasks } from '#lib/domain/consensus/vote-masks.ts'
import type { Mask } from '#lib/domain/geometry/mask.ts'
import { writeMask } from '#lib/domain/geometry/mask-text.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { readBoxes, readMasks, readSegments } from '#lib/formats/rating-values.ts'
import type { NamedAnswers } from './read-answers.ts'

/** Ways from what several labelers drew or marked to one answer. */
export const shapeMethods = ['box-clusters', 'box-fusion', 'segment-medians', 'mask-majority', 'mask-em'] as const
export type ShapeMethod = (typeof shapeMethods)[number]

/** What one item's labelers hold in common. */
type ItemConsensus = {
  /** In the form of the answers, to be written as JSON. */
  label: unknown
  /** Regions, segments or pixels that exactly half have, or whose class is tied. */
  unresolved: number
  /** Regions or segments that fewer have. */
  dropped: number
  /** For each answer, in their order: how many of the consensus it has, and, by mask-em, its skill. */
  kept: readonly (number | null)[]
  skills: readonly (number | null)[]
  /** Regions or segments of the consensus. */
  size: number
}

export type ShapeReport = {
  answers: NamedAnswers
  method: ShapeMethod
  /** Null where nobody answered. */
  items: readonly (ItemConsensus | null)[]
  tied: number[]
  /** `kept` of the `size` regions of the consensus are hers; null where the method does not say. */
  labelers: { items: number; kept: number | null; size: number; skill: number | null }[]
}

type Answer = { labeler: string; code: number }

/** A labeler's last answer to an item counts. */
export function buildShapes(answers: NamedAnswers, method: ShapeMethod, threshold: number | undefined): ShapeReport {
  const given = answers.items.map(() => new Map<number, number>())
  answers.ratings.value.forEach((code, i) => {
    given[answers.ratings.unit[i] as number]?.set(answers.ratings.labeler[i] as number, code)
  })
  const settle = settler(answers, method, threshold)
  const items = given.map((codes, u) => {
    const list = [...codes].sort(([a], [b]) => a - b)
    const named = list.map(([l, code]) => ({ labeler: answers.labelers[l] as string, code }))
    return list.length === 0 ? null : settle(named, answers.items[u] as string)
  })
  const labelers = answers.labelers.map(() => ({ items: 0, kept: 0 as number | null, size: 0, skills: [] as number[] }))
  items.forEach((item, u) => {
    const codes = [...(given[u]?.keys() ?? [])].sort((a, b) => a - b)
    for (const [i, l] of codes.entries()) {
      const hers = labelers[l]
      if (hers === undefined || item === null) continue
      const kept = item.kept[i] ?? null
      hers.items++
      hers.kept = kept === null || hers.kept === null ? null : hers.kept + kept
      hers.size += item.size
      const skill = item.skills[i] ?? null
      if (skill !== null) hers.skills.push(skill)
    }
  })
  return {
    answers,
    method,
    items,
    tied: items.flatMap((item, u) => (item !== null && item.unresolved > 0 ? [u] : [])),
    labelers: labelers.map(({ skills, ...rest }) => ({
      ...rest,
      skill: skills.length === 0 ? null : skills.reduce((sum, skill) => sum + skill, 0) / skills.length,
    })),
  }
}

type Settle = (given: readonly Answer[], item: string) => ItemConsensus

function settler(answers: NamedAnswers, method: ShapeMethod, threshold: number | undefined): Settle {
  const table = { texts: [...answers.ratings.categories], lineOfText: answers.lines }
  if (method === 'segment-medians') return settleSegments(readSegments(table, answers.fileName), threshold)
  if (method === 'mask-majority' || method === 'mask-em') return settleMasks(readMasks(table, answers.fileName), method)
  const boxes = readBoxes(table, answers.fileName)
  return method === 'box-clusters' ? settleBoxes(boxes, threshold) : settleFusion(boxes, threshold)
}

type Boxes = ReturnType<typeof readBoxes>

function settleBoxes(boxes: Boxes, threshold: number | undefined): Settle {
  return (given, image) => {
    const drawn = given.map(({ labeler, code }) => ({
      labeler,
      regions: (boxes[code] ?? []).map(({ class: label, ...box }, i) => ({ id: `${labeler} ${i}`, box, class: label })),
    }))
    const { regions, unresolved, dropped } = consensusRegions({ image, answers: drawn }, { threshold, shape: 'mean' })
    const classless = regions.filter((region) => region.class === null).length
    const owners = regions.map(({ cluster }) => new Set(cluster.members.map((member) => member.labeler)))
    return {
      label: regions.map(({ box, class: label }) => [box.x, box.y, box.width, box.height, label]),
      unresolved: unresolved.length + classless,
      dropped: dropped.length,
      kept: given.map(({ labeler }) => owners.filter((of) => of.has(labeler)).length),
      skills: [],
      size: regions.length,
    }
  }
}

function settleFusion(boxes: Boxes, threshold: number | undefined): Settle {
  return (given) => {
    const drawn = given.map(({ code }) =>
      (boxes[code] ?? []).map(({ class: label, ...box }) => ({ box, score: 1, label })),
    )
    const fused = fuseBoxes(drawn, { threshold })
    return {
      label: fused.map(({ box, label, score }) => [box.x, box.y, box.width, box.height, label, score]),
      unresolved: 0,
      dropped: 0,
      kept: [],
      skills: [],
      size: fused.length,
    }
  }
}

function settleSegments(segments: ReturnType<typeof readSegments>, threshold: number | undefined): Settle {
  return (given, recording) => {
    const marked = given.map(({ labeler, code }) => ({ labeler, segments: segments[code] ?? [] }))
    const fused = fuseSegments({ recording, answers: marked }, { threshold })
    const unlabeled = fused.segments.filter(({ label }) => label === null).length
    const owners = fused.segments.map(({ cluster }) => new Set(cluster.members.map((member) => member.labeler)))
    return {
      label: fused.segments.map(({ start, end, label }) => [start, end, label]),
      unresolved: fused.unresolved.length + unlabeled,
      dropped: fused.dropped.length,
      kept: given.map(({ labeler }) => owners.filter((of) => of.has(labeler)).length),
      skills: [],
      size: fused.segments.length,
    }
  }
}

function settleMasks(masks: readonly Mask[], method: 'mask-majority' | 'mask-em'): Settle {
  return (given, item) => {
    const drawn = given.map(({ code }) => masks[code] as Mask)
    const [first] = drawn
    const other = drawn.find(({ width, height }) => width !== first?.width || height !== first?.height)
    if (first && other) {
      const message = `The masks of "${item}" differ in size: ${first.width} × ${first.height} and ${other.width} × ${other.height} pixels.`
      throw new RefusalError({ code: 'invalid', field: 'value', message })
    }
    const shown = (mask: Mask) => ({ size: [mask.height, mask.width], counts: writeMask(mask) })
    const none = { dropped: 0, kept: [], size: 1 }
    if (method === 'mask-em') {
      const { mask, skill } = estimateMask(drawn)
      return { ...none, label: shown(mask), unresolved: 0, skills: [...skill] }
    }
    const { mask, tied } = voteMasks(drawn)
    return { ...none, label: shown(mask), unresolved: tied, skills: [] }
  }
}

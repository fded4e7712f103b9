import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { editDistance } from '#lib/domain/text/edit-distance.ts'

export type RoverOptions = {
  /**
   * ROVER aligns one transcript after the other, so its outcome depends on their order. `medoid` (default) starts with
   * the transcript of the least total edit distance to the others and goes on by rising distance to it, equal ones by
   * code unit: the outcome then depends on the transcripts alone. `given` takes them as they come.
   */
  order?: 'medoid' | 'given'
}

/** One place of the aligned transcripts: how many have each token there; '' stands for none. */
type Slot = Map<string, number>

/**
 * ROVER (Fiscus 1997, ASRU, 347–354), voting by frequency: aligns transcripts into slots, each transcript with its
 * cheapest alignment to those before it (a token that is in the slot already costs 0, any other 1, none where none is
 * 0), and takes each slot's most frequent token, of equals the longer, then the greater by code point. Answers tokens.
 *
 * Example: "a b c d", "b z d e", "b c d e f" → "b c d e": every slot's majority, the leading a and the final f outvoted.
 */
export function rover(transcripts: readonly (readonly string[])[], options: RoverOptions = {}): string[] {
  const ordered = options.order === 'given' ? transcripts : orderFromMedoid(transcripts)
  let slots: Slot[] = (ordered[0] ?? []).map((token) => new Map([[token, 1]]))
  for (let i = 1; i < ordered.length; i++) slots = align(slots, ordered[i] ?? [], i)
  return slots.map(pickToken).filter((token) => token !== '')
}

/** The most central transcript first, the others by their distance to it: an order that the given one cannot change. */
function orderFromMedoid(transcripts: readonly (readonly string[])[]): (readonly string[])[] {
  const codes = new TokenCodes()
  const all = transcripts
    .map((tokens) => ({ tokens, text: tokens.join(' '), codes: codes.encode(tokens), distance: 0 }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  for (const one of all) for (const other of all) one.distance += editDistance(one.codes, other.codes)
  const medoid = all.reduce((best, one) => (one.distance < best.distance ? one : best), all[0] ?? emptyTranscript)
  for (const one of all) one.distance = editDistance(one.codes, medoid.codes)
  return all.sort((a, b) => a.distance - b.distance).map((one) => one.tokens)
}

const emptyTranscript = { tokens: [], text: '', codes: new Int32Array(), distance: 0 }

/** Steps of the alignment: a token meets a slot, a slot is skipped, or a token opens a new slot. */
const meet = 0
const skip = 1
const open = 2

function align(slots: Slot[], tokens: readonly string[], before: number): Slot[] {
  const width = slots.length + 1
  const cost = new Int32Array((tokens.length + 1) * width)
  const step = new Uint8Array((tokens.length + 1) * width)
  for (let j = 1; j < width; j++) {
    cost[j] = j
    step[j] = skip
  }
  for (let i = 1; i <= tokens.length; i++) {
    cost[i * width] = i
    step[i * width] = open
    for (let j = 1; j < width; j++) {
      const at = i * width + j
      const slot = slots[j - 1] as Slot
      let best = (cost[at - width - 1] as number) + (slot.has(tokens[i - 1] as string) ? 0 : 1)
      let how = meet
      const skipping = (cost[at - 1] as number) + (slot.has('') ? 0 : 1)
      if (skipping < best) {
        best = skipping
        how = skip
      }
      const opening = (cost[at - width] as number) + 1
      if (opening < best) {
        best = opening
        how = open
      }
      cost[at] = best
      step[at] = how
    }
  }
  return join(slots, tokens, step, width, before)
}

/** Walks the cheapest alignment back and counts the transcript into its slots; new slots were empty `before` times. */
function join(slots: Slot[], tokens: readonly string[], step: Uint8Array, width: number, before: number): Slot[] {
  const joined: Slot[] = []
  let i = tokens.length
  let j = width - 1
  while (i > 0 || j > 0) {
    const how = step[i * width + j]
    const slot: Slot = how === open ? new Map([['', before]]) : (slots[j - 1] as Slot)
    const token = how === skip ? '' : (tokens[i - 1] as string)
    slot.set(token, (slot.get(token) ?? 0) + 1)
    joined.push(slot)
    if (how !== skip) i--
    if (how !== open) j--
  }
  return joined.reverse()
}

function pickToken(slot: Slot): string {
  let best = ''
  let most = 0
  for (const [token, count] of slot) {
    if (count > most || (count === most && isPreferred(token, best))) {
      best = token
      most = count
    }
  }
  return best
}

function isPreferred(token: string, other: string): boolean {
  const length = codePoints(token).length
  const otherLength = codePoints(other).length
  if (length !== otherLength) return length > otherLength
  const a = codePoints(token)
  const b = codePoints(other)
  const i = a.findIndex((point, at) => point !== b[at])
  return i !== -1 && (a[i] as number) > (b[i] as number)
}

function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number)
}

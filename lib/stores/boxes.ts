import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClassId, RegionId } from '#lib/domain/kernel/ids.ts'
import { roundPixels } from '#lib/domain/kernel/units.ts'
import type { BoxesAnswer, BoxRegion } from '#lib/domain/schema/answer.ts'
import { emptyLog, type Patch, type PatchLog, recorded, redone, undone } from './patch-log.ts'

export type BoxTool = 'select' | 'draw' | 'pan'

/** One mounted box editor: shapes by id, what is selected, the tool at hand, and the way back. */
export type BoxesState = {
  regions: ReadonlyMap<RegionId, BoxRegion>
  selected: RegionId | null
  /** The class that the next box gets. */
  activeClass: ClassId | null
  tool: BoxTool
  log: PatchLog<BoxRegion>
  /** A box in the making or under the pointer; not in `regions` and not saved until it is let go. */
  pending: BoxRegion | null
  readOnly: boolean
}

export type BoxesActions = {
  add(region: BoxRegion): void
  replace(region: BoxRegion): void
  remove(id: RegionId): void
  /** Chooses the class for the next box and gives it to the selected one. */
  chooseClass(id: ClassId): void
  select(id: RegionId | null): void
  selectNext(step: 1 | -1): void
  chooseTool(tool: BoxTool): void
  setPending(region: BoxRegion | null): void
  nudge(dx: number, dy: number): void
  /** Moves the right and the lower edge of the selected box, as far as the picture and the smallest side allow. */
  size(dx: number, dy: number): void
  undo(): void
  redo(): void
  answer(): BoxesAnswer
}
export type BoxesStore = StoreApi<BoxesState & BoxesActions>

export type Picture = { width: number; height: number }

/** The smallest side of a box that a slip of the hand does not make. */
export const smallestSide = 3

/** The box kept inside the picture and rounded as it will be stored; null when nothing of it is left. */
export function fitted(region: BoxRegion, picture: Picture): BoxRegion | null {
  const left = Math.max(0, region.x)
  const top = Math.max(0, region.y)
  const right = Math.min(picture.width, region.x + region.width)
  const bottom = Math.min(picture.height, region.y + region.height)
  if (right - left <= 0 || bottom - top <= 0) return null
  return {
    ...region,
    x: roundPixels(left),
    y: roundPixels(top),
    width: roundPixels(right - left),
    height: roundPixels(bottom - top),
  }
}

/** A store over an answer; `onChange` hears of every change that a person made, undo and redo included. */
export function createBoxesStore(options: {
  answer: BoxesAnswer | null
  picture: Picture
  activeClass: ClassId | null
  readOnly: boolean
  onChange: (answer: BoxesAnswer) => void
}): BoxesStore {
  const { picture, onChange } = options
  return createStore((set, get) => {
    const answer = (): BoxesAnswer => ({ kind: 'boxes', regions: [...get().regions.values()] })
    const apply = (patch: Patch<BoxRegion>, log: PatchLog<BoxRegion>, selected: RegionId | null) => {
      const regions = new Map(get().regions)
      for (const { id, after } of patch) {
        if (after) regions.set(id as RegionId, after)
        else regions.delete(id as RegionId)
      }
      set({ regions, log, selected: selected && regions.has(selected) ? selected : null, pending: null })
      onChange(answer())
    }
    const act = (patch: Patch<BoxRegion>, selected: RegionId | null) => {
      if (!get().readOnly) apply(patch, recorded(get().log, patch), selected)
    }
    const replace = (region: BoxRegion) => {
      const before = get().regions.get(region.id)
      const after = fitted(region, picture)
      if (before && after && !sameBox(before, after)) act([{ id: region.id, before, after }], region.id)
      else set({ pending: null })
    }
    const move = (step: ReturnType<typeof undone<BoxRegion>>) => {
      if (step && !get().readOnly)
        apply(step.patch, step.log, step.patch.find((change) => change.after)?.after?.id ?? null)
    }
    return {
      regions: new Map((options.answer?.regions ?? []).map((region) => [region.id, region])),
      selected: null,
      activeClass: options.activeClass,
      tool: options.readOnly ? 'select' : 'draw',
      log: emptyLog,
      pending: null,
      readOnly: options.readOnly,
      answer,
      add(region) {
        const after = fitted(region, picture)
        if (after) act([{ id: region.id, before: null, after }], region.id)
        else set({ pending: null })
      },
      replace,
      remove(id) {
        const before = get().regions.get(id)
        if (before) act([{ id, before, after: null }], null)
      },
      chooseClass(id) {
        set({ activeClass: id })
        const region = get().selected && get().regions.get(get().selected as RegionId)
        if (region) replace({ ...region, class: id })
      },
      select: (id) => set({ selected: id, pending: null }),
      selectNext(step) {
        const ids = [...get().regions.keys()]
        if (ids.length === 0) return
        const at = ids.indexOf(get().selected as RegionId)
        set({ selected: ids[(at < 0 && step < 0 ? ids.length - 1 : at + step + ids.length) % ids.length] ?? null })
      },
      chooseTool: (tool) => set({ tool, pending: null }),
      setPending: (pending) => set({ pending }),
      nudge(dx, dy) {
        const region = get().selected && get().regions.get(get().selected as RegionId)
        if (!region) return
        const x = Math.min(Math.max(0, region.x + dx), picture.width - region.width)
        const y = Math.min(Math.max(0, region.y + dy), picture.height - region.height)
        replace({ ...region, x, y })
      },
      size(dx, dy) {
        const region = get().selected && get().regions.get(get().selected as RegionId)
        if (!region) return
        const within = (length: number, room: number) => Math.max(smallestSide, Math.min(length, room))
        const width = within(region.width + dx, picture.width - region.x)
        const height = within(region.height + dy, picture.height - region.y)
        replace({ ...region, width, height })
      },
      undo: () => move(undone(get().log)),
      redo: () => move(redone(get().log)),
    }
  })
}

function sameBox(a: BoxRegion, b: BoxRegion): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.class === b.class
}

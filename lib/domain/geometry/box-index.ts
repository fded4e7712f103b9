import RBush from 'rbush'

type Box = { x: number; y: number; width: number; height: number }
type Entry = { minX: number; minY: number; maxX: number; maxY: number; id: string; area: number }

/** Finds boxes under a point; rebuilt only when it is given another map of boxes. */
export class BoxIndex<Id extends string> {
  private tree = new RBush<Entry>()
  private indexed: ReadonlyMap<Id, Box> | null = null

  /** The ids of the boxes within `slack` pixels of the point, smaller areas first, then by id. */
  under(boxes: ReadonlyMap<Id, Box>, at: { x: number; y: number }, slack: number): Id[] {
    if (this.indexed !== boxes) this.index(boxes)
    return this.tree
      .search({ minX: at.x - slack, minY: at.y - slack, maxX: at.x + slack, maxY: at.y + slack })
      .sort((a, b) => a.area - b.area || (a.id < b.id ? -1 : 1))
      .map((entry) => entry.id as Id)
  }

  /** What a click selects: the smallest box under it, or the next larger one when that is selected already. */
  pick(boxes: ReadonlyMap<Id, Box>, at: { x: number; y: number }, slack: number, selected: Id | null): Id | null {
    const hits = this.under(boxes, at, slack)
    const current = selected ? hits.indexOf(selected) : -1
    return hits[(current + 1) % Math.max(1, hits.length)] ?? null
  }

  private index(boxes: ReadonlyMap<Id, Box>) {
    this.tree = new RBush<Entry>()
    this.tree.load(
      [...boxes].map(([id, b]) => ({
        minX: b.x,
        minY: b.y,
        maxX: b.x + b.width,
        maxY: b.y + b.height,
        id,
        area: b.width * b.height,
      })),
    )
    this.indexed = boxes
  }
}

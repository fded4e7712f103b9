import type { VersionId } from '../kernel/ids.ts'
import { unwrap } from '../kernel/result.ts'
import type { Definition } from './definition.ts'
import type { Operation } from './operation.ts'
import { applyOperation } from './operations/readings.ts'

/** A published version as projection needs it: a row, its parent, and the operations that lead from it. */
export type VersionNode = {
  id: VersionId
  number: number
  parentId: VersionId | null
  operations: readonly Operation[]
  definition: Definition
}

/** One edge of the tree, walked towards the child (`down`) or towards the parent (`up`). */
export type Step = { direction: 'down' | 'up'; version: VersionNode }

/** The versions of one project. A tree, since a restored version is a new child of the version that it restores. */
export class VersionTree {
  private readonly nodes: Map<VersionId, VersionNode>
  private readonly paths = new Map<string, readonly Step[]>()
  private readonly states = new Map<VersionId, readonly Definition[]>()

  constructor(rows: readonly VersionNode[]) {
    this.nodes = new Map(rows.map((row) => [row.id, row]))
  }

  /** All versions by number. */
  get versions(): VersionNode[] {
    return [...this.nodes.values()].sort((a, b) => a.number - b.number)
  }

  get(id: VersionId): VersionNode | null {
    return this.nodes.get(id) ?? null
  }

  /** Throws when the tree has no such version: a row refers to it, so that would be a broken invariant. */
  require(id: VersionId): VersionNode {
    const node = this.nodes.get(id)
    if (!node) throw new Error(`the version tree has no version ${id}`)
    return node
  }

  /** The version of that number, or null. */
  getNumbered(number: number): VersionNode | null {
    for (const node of this.nodes.values()) if (node.number === number) return node
    return null
  }

  /** The version with the highest number, or null before the first publish. */
  get latest(): VersionNode | null {
    return this.versions.at(-1) ?? null
  }

  /** A version and all its ancestors, nearest first. */
  lineage(id: VersionId): VersionNode[] {
    const line = [this.require(id)]
    for (let node = line[0] as VersionNode; node.parentId !== null; line.push(node)) node = this.require(node.parentId)
    return line
  }

  /** The edges from one version to another: up to their nearest common ancestor, then down. Empty when they are the same. */
  path(from: VersionId, to: VersionId): readonly Step[] {
    const key = `${from} ${to}`
    const known = this.paths.get(key)
    if (known) return known
    const target = this.lineage(to)
    const depth = new Map(target.map(({ id }, index) => [id, index]))
    const steps: Step[] = []
    let node = this.require(from)
    while (!depth.has(node.id)) {
      steps.push({ direction: 'up', version: node })
      if (node.parentId === null) throw new Error(`versions ${from} and ${to} have no common ancestor`)
      node = this.require(node.parentId)
    }
    for (const version of target.slice(0, depth.get(node.id)).reverse()) steps.push({ direction: 'down', version })
    this.paths.set(key, steps)
    return steps
  }

  /** The definition just before the operation at `index` of a version: its parent's, with the earlier ones applied. */
  definitionBefore(version: VersionNode, index: number): Definition {
    let states = this.states.get(version.id)
    if (!states) {
      const all = [version.parentId === null ? version.definition : this.require(version.parentId).definition]
      for (const operation of version.operations.slice(0, -1)) {
        all.push(unwrap(applyOperation(all.at(-1) as Definition, operation)))
      }
      states = all
      this.states.set(version.id, states)
    }
    return states[index] as Definition
  }
}

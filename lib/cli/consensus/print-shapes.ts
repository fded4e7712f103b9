import { countsOf, printTable } from '../text-table.ts'
import type { ShapeReport } from './shapes.ts'

/** Rows shown of a table; JSON has them all. */
const shortTable = 20

/** The report as one JSON object, in pieces. */
export function* printShapesJson({ answers, method, items, tied, labelers }: ShapeReport): Generator<string> {
  const keys = answers.items.map((name) => JSON.stringify(name))
  yield `{"method":${JSON.stringify(method)},"labels":{`
  for (const [u, key] of keys.entries()) yield `${u === 0 ? '' : ','}${key}:${JSON.stringify(items[u]?.label ?? null)}`
  yield `},"ties":[${tied.map((u) => keys[u]).join(',')}],"posterior":{},"labelers":{`
  for (const [l, name] of answers.labelers.entries()) {
    const { items: answered, skill, kept, size } = labelers[l] ?? { items: 0, skill: null, kept: null, size: 0 }
    const shown = { items: answered, skill, ...(kept === null ? {} : { of_consensus: kept, consensus: size }) }
    yield `${l === 0 ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(shown)}`
  }
  yield `},"accuracy":null,"gold_items":0,"items":${keys.length},"answers":${answers.ratings.unit.length}`
  yield `,"missing":${answers.missing}}\n`
}

/** The report as tables that a person can read. */
export function* printShapes({ answers, method, items, tied, labelers }: ShapeReport): Generator<string> {
  const counted = { items: items.length, labelers: labelers.length, answers: answers.ratings.unit.length }
  yield `${method}: ${countsOf({ ...counted, missing: answers.missing })}\n`
  yield `Items with something that exactly half have, or whose class is tied: ${tied.length}\n\n`
  const itemColumns = [
    { title: 'item', cell: (u: number) => answers.items[u] as string },
    { title: 'in common', cell: (u: number) => (items[u] ? JSON.stringify(items[u].label) : '(no answer)') },
    { title: 'unresolved', right: true, cell: (u: number) => items[u]?.unresolved.toLocaleString('en') ?? '–' },
    { title: 'dropped', right: true, cell: (u: number) => items[u]?.dropped.toLocaleString('en') ?? '–' },
  ]
  yield `${printTable([...items.keys()], itemColumns, shortTable)}\n\n`
  const labelerColumns = [
    { title: 'labeler', cell: (l: number) => answers.labelers[l] as string },
    { title: 'items', right: true, cell: (l: number) => String(labelers[l]?.items) },
    { title: 'has of what is in common', right: true, cell: (l: number) => showKept(labelers[l]) },
    { title: 'skill', right: true, cell: (l: number) => labelers[l]?.skill?.toFixed(4) ?? '–' },
  ]
  yield `${printTable([...labelers.keys()], labelerColumns, shortTable)}\n`
}

function showKept(labeler: ShapeReport['labelers'][number] | undefined): string {
  if (!labeler || labeler.kept === null) return '–'
  return `${labeler.kept.toLocaleString('en')} of ${labeler.size.toLocaleString('en')}`
}

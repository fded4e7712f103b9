import fc from 'fast-check'
import { asId, type ClassId, type QuestionId, type RegionId, type VersionId } from '../../kernel/ids.ts'
import { type Random, randomBelow, seededRandom } from '../../kernel/random.ts'
import type { Answer } from '../../schema/answer.ts'
import { classesOf, type LabelClass, type Question } from '../../schema/question.ts'
import type { Definition } from '../definition.ts'
import type { Operation } from '../operation.ts'
import { applyOperation } from '../operations/readings.ts'
import { type VersionNode, VersionTree } from '../version-tree.ts'

export const cls = (id: string, name = id): LabelClass => ({ id: asId<ClassId>(id), name, key: '', colour: 0 })
export const q = (id: string) => asId<QuestionId>(id)
export const v = (id: string) => asId<VersionId>(id)
const empty = {
  minWidth: null,
  minHeight: null,
  minBrightness: null,
  minContrast: null,
  minSampleRate: null,
  maxSilence: null,
}

/** A question of each kind that classes can change: one class, boxes, a transcript. */
export const base: Definition = {
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        id: q('kind'),
        kind: 'choice',
        name: 'Kind',
        help: '',
        required: true,
        classes: ['a', 'b', 'c', 'd'].map((id) => cls(id)),
      },
      {
        id: q('marks'),
        kind: 'boxes',
        name: 'Marks',
        help: '',
        required: true,
        iouThreshold: 0.5,
        classes: ['a', 'b', 'c'].map((id) => cls(id)),
      },
      {
        id: q('said'),
        kind: 'text',
        name: 'Said',
        help: '',
        required: true,
        language: 'en',
        unit: 'word',
        fold: { case: false, punctuation: false, unicode: true },
      },
    ],
  },
  guideline: { general: '', entries: [] },
  conventions: [],
  acceptable: empty,
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[randomBelow(random, list.length)] as T
}

/** A random operation on a definition; ids of new classes come from a small set, so that branches use them again. */
function randomOperation(random: Random, definition: Definition): Operation {
  const question = pick(random, definition.schema.questions)
  const classes = classesOf(question).map(({ id }) => id)
  const some = (least: number) => {
    const count = Math.min(classes.length, least + randomBelow(random, 2))
    return classes.filter((_, index) => index < count)
  }
  const fresh = cls(`n${randomBelow(random, 4)}`)
  switch (randomBelow(random, 8)) {
    case 0:
      return { kind: 'rename_question', question: question.id, name: `name ${randomBelow(random, 100)}` }
    case 1:
      return { kind: 'rename_class', question: question.id, class: pick(random, [...classes, fresh.id]), name: 'other' }
    case 2:
      return {
        kind: 'merge_classes',
        question: question.id,
        from: some(2),
        into: random() < 0.5 ? fresh : cls(classes[0] ?? 'a'),
      }
    case 3:
    case 4:
      return { kind: 'add_class', question: question.id, class: fresh, reconsider: some(0) }
    case 5:
      return { kind: 'remove_class', question: question.id, class: pick(random, [...classes, fresh.id]) }
    case 6:
      return {
        kind: 'add_question',
        question: {
          ...(pick(random, base.schema.questions) as Question),
          id: q(pick(random, ['kind', 'marks', 'said', 'new'])),
        },
      }
    default:
      return { kind: 'remove_question', question: question.id }
  }
}

/** Versions by random operations from `base`, each from a random earlier one. */
function randomTree(seed: number, size: number): VersionTree {
  const random = seededRandom(seed)
  const nodes: VersionNode[] = [{ id: v('v1'), number: 1, parentId: null, operations: [], definition: base }]
  while (nodes.length < size) {
    const parent = pick(random, nodes)
    const operations: Operation[] = []
    let definition = parent.definition
    for (let tries = randomBelow(random, 5); tries > 0; tries--) {
      const operation = randomOperation(random, definition)
      if (operation.kind === 'remove_question' && definition.schema.questions.length < 2) continue
      const next = applyOperation(definition, operation)
      if (!next.ok) continue
      definition = next.value
      operations.push(operation)
    }
    const number = nodes.length + 1
    nodes.push({ id: v(`v${number}`), number, parentId: parent.id, operations, definition })
  }
  return new VersionTree(nodes)
}

function randomAnswer(random: Random, question: Question): Answer {
  if (random() < 0.1) return { kind: 'lacks', reason: 'blurred' }
  if (question.kind === 'text') return { kind: 'text', text: pick(random, ['', 'Umm, yes', 'two words']) }
  if (question.classes.length === 0) return { kind: 'lacks', reason: 'no class fits' }
  if (question.kind === 'choice') return { kind: 'choice', class: pick(random, question.classes).id }
  const regions = Array.from({ length: randomBelow(random, 4) }, (_, index) => ({
    id: asId<RegionId>(`r${index}`),
    x: index,
    y: 2,
    width: 3,
    height: 4,
    class: pick(random, question.classes).id,
  }))
  return { kind: 'boxes', regions }
}

/** A random tree of versions with an answer given at one of them, to be read at two others. */
export const scene = fc.record({ seed: fc.integer(), size: fc.integer({ min: 1, max: 9 }) }).map(({ seed, size }) => {
  const tree = randomTree(seed, size)
  const random = seededRandom(seed ^ 0x5bd1e995)
  const from = pick(random, tree.versions)
  const question = pick(random, from.definition.schema.questions)
  return {
    tree,
    from: from.id,
    question: question.id,
    answer: randomAnswer(random, question),
    to: pick(random, tree.versions).id,
    other: pick(random, tree.versions).id,
  }
})

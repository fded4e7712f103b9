import type { GivenLabels } from '../../annotation/labels-at-version.ts'
import { definitionSchema } from '../../definition/definition.ts'
import { VersionTree } from '../../definition/version-tree.ts'
import {
  type AccountId,
  type AnnotationId,
  asId,
  type ClassId,
  type ItemId,
  type QuestionId,
  type RoundId,
  type VersionId,
} from '../../kernel/ids.ts'
import type { Answer } from '../../schema/answer.ts'
import { countRatings } from '../../statistics/counted-ratings.ts'
import { isDefined } from '../../statistics/figure.ts'
import { measureAlpha } from '../../statistics/krippendorff-alpha.ts'
import { ratingsOf } from '../../statistics/testing/ratings-samples.ts'
import type { MeasureInput } from '../measure-rounds.ts'

export const question = asId<QuestionId>('q')
export const v1 = asId<VersionId>('v1')
export const v2 = asId<VersionId>('v2')
export const options = { bootstrap: 400, seed: 1 }
export const class_ = (id: string, colour: number) => ({ id: asId<ClassId>(id), name: id, key: '', colour })

export const definitionOf = (asked: object) =>
  definitionSchema.parse({
    format: 1,
    schema: { media: 'image', questions: [{ id: 'q', name: 'Q', ...asked }] },
    guideline: { entries: [] },
    conventions: [],
    acceptable: {},
  })

/** Version 2 merges b and c into m. */
export function merging(kind: 'choice' | 'boxes'): VersionTree {
  const more = kind === 'boxes' ? { iouThreshold: 0.5 } : {}
  return new VersionTree([
    {
      id: v1,
      number: 1,
      parentId: null,
      operations: [],
      definition: definitionOf({ kind, ...more, classes: ['a', 'b', 'c'].map(class_) }),
    },
    {
      id: v2,
      number: 2,
      parentId: v1,
      operations: [
        { kind: 'merge_classes', question, from: ['b', 'c'].map((id) => asId<ClassId>(id)), into: class_('m', 1) },
      ],
      definition: definitionOf({ kind, ...more, classes: [class_('a', 0), class_('m', 1)] }),
    },
  ])
}

export type Rows = {
  round: number
  under: VersionId
  first: number
  rows: readonly string[]
  who?: string
  kind?: 'import'
}

/** One item a row, from item number `first` on; one letter a labeler. */
export function inputOf(tree: VersionTree, all: readonly Rows[], answerOf: (letter: string) => Answer): MeasureInput {
  const itemId = (n: number) => asId<ItemId>(`i${String(n).padStart(3, '0')}`)
  const roundId = (n: number) => asId<RoundId>(`r${n}`)
  const given = all.flatMap(({ round, under, first, rows, who = '' }) =>
    rows.flatMap((row, i) =>
      [...row].flatMap((letter, l): GivenLabels[] =>
        letter === '.'
          ? []
          : [
              {
                id: asId<AnnotationId>(`${round} ${first + i} ${l}`),
                itemId: itemId(first + i),
                accountId: asId<AccountId>(`l${who}${l}`),
                roundId: roundId(round),
                versionId: under,
                origin: 'labeled',
                blind: true,
                submittedAt: new Date(round * 1000 + 1),
                document: { format: 1, answers: { [question]: answerOf(letter) } },
              },
            ],
      ),
    ),
  )
  return {
    tree,
    question,
    rounds: all.map(({ round, under, kind }) => ({
      id: roundId(round),
      number: round,
      name: `Round ${round}`,
      kind: kind ?? 'label',
      version: under,
      openedAt: new Date(round * 1000),
    })),
    items: all.flatMap(({ round, first, rows }) =>
      rows.map((_, i) => ({ round: roundId(round), item: itemId(first + i), random: true })),
    ),
    given,
    ruledAt: new Map(),
    only: null,
  }
}

export const chosen = (letter: string): Answer => ({ kind: 'choice', class: asId<ClassId>(letter) })
export const alphaOf = (rows: readonly string[]) => measureAlpha(countRatings(ratingsOf(rows)))
export const value = (figure: Parameters<typeof isDefined>[0]) => (isDefined(figure) ? figure.value : figure.undefined)

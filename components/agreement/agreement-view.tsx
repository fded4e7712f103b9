'use client'
import { useState } from 'react'
import {
  type Category,
  categoryKey,
  confusionKey,
  type QuestionAgreement,
} from '#lib/domain/agreement/question-agreement.ts'
import type { SeenAgreement } from '#lib/domain/impact/agreement-report.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { AxisPanel } from './axis-panel.tsx'
import { ClassesPanel } from './classes-panel.tsx'
import { ConfusionsPanel } from './confusions-panel.tsx'
import { HeadlinePanel } from './headline-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { categoryName } from './measurement-words.ts'
import { PairsPanel } from './pairs-panel.tsx'
import { SlicesPanel } from './slices-panel.tsx'

/** What the page shows, as its address carries it. */
export type AgreementChoice = { question?: string; version?: string; slice?: string; detail?: string }
type Props = {
  project: string
  seen: SeenAgreement
  choice: AgreementChoice
  onChoose: (choice: AgreementChoice) => void
}

/** One number that one can trust, then why. */
export function AgreementView({ project, seen, choice, onChoose }: Props) {
  const { detail, axis, classes, itemNames } = seen.report
  const [behind, setBehind] = useState<Behind | null>(null)
  const names = new Map(seen.labelers.map(({ id, name }) => [id, name]))
  const choose = (change: AgreementChoice) => {
    setBehind(null)
    onChoose({ ...choice, ...change })
  }
  return (
    <div className="grid gap-4">
      <Choosers seen={seen} choice={choice} choose={choose} />
      {detail ? (
        <>
          <div className="grid gap-4 lg:grid-cols-[minmax(300px,5fr)_7fr]">
            <HeadlinePanel detail={detail} />
            <AxisPanel axis={axis} chosen={detail.key} onChoose={(key) => choose({ detail: key })} />
          </div>
          <div className="grid gap-4 lg:grid-cols-2">
            <div className="grid min-w-0 content-start gap-4">
              <ClassesPanel
                agreement={detail.agreement}
                classes={classes}
                chosen={behind?.key ?? null}
                onChoose={(category) => setBehind(behindClass(category, detail.agreement, classes))}
              />
              <PairsPanel agreement={detail.agreement} nameOf={(labeler) => names.get(labeler) ?? labeler} />
            </div>
            <div className="grid min-w-0 content-start gap-4">
              <ConfusionsPanel
                agreement={detail.agreement}
                classes={classes}
                chosen={behind?.key ?? null}
                onChoose={(confusion) => setBehind(behindConfusion(confusion, classes))}
              />
              <SlicesPanel
                slices={detail.slices}
                onChoose={(slice) => choose({ slice: `${slice.name}:${slice.value}`, detail: undefined })}
              />
            </div>
          </div>
          <ItemsPanel
            project={project}
            key={behind?.key}
            title={behind?.title ?? 'Items behind the figure'}
            items={detail.agreement.perItem.filter(({ item }) => behind === null || behind.items.has(item))}
            itemNames={itemNames}
            reset={behind ? () => setBehind(null) : null}
          />
        </>
      ) : seen.measuring ? null : (
        <EmptyState title="Nothing to compare yet">
          Agreement appears as soon as two labelers answered the same item. Open a round with an overlap of two or more,
          or import annotations that you have.
        </EmptyState>
      )}
    </div>
  )
}

/** The items that a figure was chosen for. */
type Behind = { key: string; title: string; items: ReadonlySet<ItemId> }
type Classes = SeenAgreement['report']['classes']

function behindConfusion({ a, b, items }: QuestionAgreement['confusions'][number], classes: Classes): Behind {
  const title = `Items behind ${categoryName(a, classes)} / ${categoryName(b, classes)}`
  return { key: confusionKey(a, b), title, items: new Set(items) }
}

/** What disagreement about a class is made of: the items on which it was confused with anything. */
function behindClass(category: Category, { confusions }: QuestionAgreement, classes: Classes): Behind {
  const key = categoryKey(category)
  const concerned = confusions.filter(({ a, b }) => categoryKey(a) === key || categoryKey(b) === key)
  const title = `Items on which ${categoryName(category, classes)} was confused`
  return { key, title, items: new Set(concerned.flatMap(({ items }) => items)) }
}

function Choosers({
  seen,
  choice,
  choose,
}: Pick<Props, 'seen' | 'choice'> & { choose: (change: AgreementChoice) => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label="Question"
        className="w-56"
        value={seen.question?.id ?? ''}
        onChange={(event) => choose({ question: event.target.value, detail: undefined })}
      >
        {seen.questions.map((question) => (
          <option key={question.id} value={question.id}>
            {question.name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Slice"
        className="w-48"
        value={choice.slice ?? ''}
        onChange={(event) => choose({ slice: event.target.value || undefined, detail: undefined })}
      >
        <option value="">all items</option>
        {seen.slices.flatMap(({ name, values }) =>
          values.map((value) => (
            <option key={`${name}:${value}`} value={`${name}:${value}`}>
              {name}: {value}
            </option>
          )),
        )}
      </Select>
      <Select
        aria-label="Definition version"
        className="w-44"
        value={String(seen.version ?? '')}
        onChange={(event) => choose({ version: event.target.value, detail: undefined })}
      >
        {seen.versions.toReversed().map((version) => (
          <option key={version} value={version}>
            read at version {version}
          </option>
        ))}
      </Select>
    </div>
  )
}

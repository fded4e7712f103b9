'use client'
import { useMemo, useRef } from 'react'
import type { SeenAgreement, Wording } from '#lib/domain/impact/agreement-report.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { useCommands } from '../ui/use-commands.ts'
import { AxisPanel } from './axis-panel.tsx'
import { behindFigure, behindKey, findBehind } from './behind.ts'
import { BetterPanel } from './better-panel.tsx'
import { ClassesPanel } from './classes-panel.tsx'
import { ConfusionsPanel } from './confusions-panel.tsx'
import { HeadlinePanel } from './headline-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { confusionName } from './measurement-words.ts'
import { PairsPanel } from './pairs-panel.tsx'
import { SlicesPanel } from './slices-panel.tsx'
import { WordingsPanel } from './wordings-panel.tsx'

/** What the page shows, as its address carries it. */
export type AgreementChoice = {
  question?: string
  version?: string
  slice?: string
  detail?: string
  /** The figure whose items are shown, as `behindKey` names it. */
  behind?: string
}
type Props = {
  project: string
  seen: SeenAgreement
  choice: AgreementChoice
  onChoose: (choice: AgreementChoice) => void
  /** Another figure's items are to be shown; nothing has to be measured for it. */
  onBehind: (key: string | null) => void
}

/** One number that one can trust, then why. */
export function AgreementView({ project, seen, choice, onChoose, onBehind }: Props) {
  const { detail, axis, steps, stop, classes, itemNames } = seen.report
  const names = new Map(seen.labelers.map(({ id, name }) => [id, name]))
  const nameOf = (labeler: string) => names.get(labeler) ?? labeler
  const place = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const choose = (change: AgreementChoice) => onChoose({ ...choice, behind: undefined, ...change })
  const chosen = choice.behind && detail ? findBehind(choice.behind, detail, classes, nameOf) : null
  const key = chosen ? (choice.behind ?? null) : null
  const open = (next: string) => {
    cameFrom.current = document.activeElement
    onBehind(next)
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'start' })
  }
  const goBack = () => {
    onBehind(null)
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
    else place.current?.parentElement?.scrollIntoView({ block: 'start' }) // the address brought one here
  }
  const wordings = useMemo(() => wordingsByItem(detail?.wordings ?? []), [detail])
  useCommands([
    {
      id: 'agreement.back',
      name: 'Back to the figure',
      group: 'List',
      keys: ['escape'],
      when: () => key !== null,
      run: goBack,
    },
  ])
  const [first] = detail?.agreement.headline ?? []
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Choosers seen={seen} choice={choice} choose={choose} />
      {detail && first ? (
        <>
          <div className="grid gap-4 lg:grid-cols-[minmax(300px,5fr)_7fr]">
            <HeadlinePanel detail={detail} version={seen.version} chosen={key} onOpen={open} />
            <AxisPanel
              axis={axis}
              chosen={detail.key}
              open={key}
              onChoose={(measurement) => choose({ detail: measurement })}
              onOpen={(measurement) =>
                measurement === detail.key
                  ? open(behindKey.figure('alpha'))
                  : choose({ detail: measurement, behind: behindKey.figure('alpha') })
              }
            />
          </div>
          <BetterPanel steps={steps} stop={stop} isText={detail.agreement.kind === 'text'} />
          <div className="grid gap-4 lg:grid-cols-2">
            <div className="grid min-w-0 content-start gap-4">
              <ClassesPanel agreement={detail.agreement} classes={classes} chosen={key} onOpen={open} />
              <PairsPanel agreement={detail.agreement} nameOf={nameOf} chosen={key} onOpen={open} />
              {detail.agreement.kind === 'text' ? (
                <WordingsPanel wordings={detail.wordings} chosen={key} onOpen={open} />
              ) : null}
            </div>
            <div className="grid min-w-0 content-start gap-4">
              <ConfusionsPanel agreement={detail.agreement} classes={classes} chosen={key} onOpen={open} />
              <SlicesPanel slices={detail.slices} chosen={key} onOpen={open} />
            </div>
          </div>
          <div ref={place} tabIndex={-1} className="scroll-mt-[calc(var(--shell-height,84px)+12px)] outline-none">
            <ItemsPanel
              key={`${detail.key} ${key}`}
              project={project}
              behind={chosen ?? behindFigure(detail.agreement, first.name)}
              perItem={detail.agreement.perItem}
              itemNames={itemNames}
              differencesOf={({ item, confusions }) =>
                wordings.get(item) ?? confusions.map((one) => confusionName(one, classes))
              }
              onBack={chosen ? goBack : null}
              onSlice={(slice) => choose({ slice, detail: undefined })}
            />
          </div>
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

/** What is written differently on each item. */
function wordingsByItem(wordings: readonly Wording[]): Map<ItemId, string[]> {
  const found = new Map<ItemId, string[]>()
  for (const { names, items } of wordings) {
    for (const item of items) found.set(item, [...(found.get(item) ?? []), names.join(' / ')])
  }
  return found
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

'use client'
import { useState } from 'react'
import type { SeenDisagreements } from '#lib/domain/disagreement/seen-disagreements.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Select } from '../ui/select.tsx'
import { useCommands } from '../ui/use-commands.ts'
import { useListWalk } from '../ui/use-list-walk.ts'
import { PatternRow } from './pattern-row.tsx'
import { toggled } from './toggled.ts'

type Props = {
  project: string
  seen: SeenDisagreements
  mayOpen: boolean
  mayOpenItems: boolean
  busy: boolean
  onChoose: (change: { round?: string; question?: string }) => void
  onOpen: (patterns: string[] | null, most: number) => void
}

const sizes = [5, 10, 20, 50] as const

/** Disagreements by pattern; a session is opened on the chosen patterns, or on the worst of all. */
export function DisagreementsView({ project, seen, mayOpen, mayOpenItems, busy, onChoose, onOpen }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState<number>(10)
  const walk = useListWalk({
    count: seen.patterns.length,
    what: 'patterns',
    onOpen: (index) => {
      const pattern = seen.patterns[index]
      if (pattern) setOpened(toggled(opened, pattern.key))
    },
  })
  const current = seen.patterns[walk.current]
  const open = seen.patterns.reduce((sum, { items }) => sum + items.filter(({ ruled }) => !ruled).length, 0)
  const start = () => onOpen(chosen.size > 0 ? [...chosen] : null, most)
  useCommands([
    {
      id: 'patterns.choose',
      name: 'Choose the current pattern, or let go of it',
      group: 'List',
      keys: ['x'],
      keyOnly: true,
      when: () => mayOpen && current !== undefined,
      run: () => current && setChosen(toggled(chosen, current.key)),
    },
    {
      id: 'patterns.review',
      name: 'Review what is chosen, or the worst',
      group: 'List',
      keys: ['r'],
      when: () => mayOpen && open > 0 && !busy,
      run: () => start(),
    },
  ])
  const largest = Math.max(...seen.patterns.map(({ impact }) => impact), 1e-9)
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Round"
          className="w-56"
          value={seen.round?.id ?? ''}
          onChange={(event) => onChoose({ round: event.target.value })}
        >
          {seen.rounds.map((round) => (
            <option key={round.id} value={round.id}>
              {round.name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Question"
          className="w-56"
          value={seen.question?.id ?? ''}
          onChange={(event) => onChoose({ question: event.target.value })}
        >
          {seen.questions.map((question) => (
            <option key={question.id} value={question.id}>
              {question.name}
            </option>
          ))}
        </Select>
        {mayOpen && open > 0 ? (
          <span className="ml-auto flex items-center gap-2">
            <span className="flex items-center gap-2 text-muted">
              at most
              <Select
                aria-label="Items in the session"
                className="w-20"
                value={most}
                onChange={(event) => setMost(Number(event.target.value))}
              >
                {sizes.map((size) => (
                  <option key={size} value={size}>
                    {size}
                  </option>
                ))}
              </Select>
              items
            </span>
            <Button variant="primary" busy={busy} onClick={start}>
              {chosen.size > 0
                ? `Review ${chosen.size === 1 ? 'this pattern' : `these ${chosen.size} patterns`}`
                : 'Review the worst'}
              <Kbd keys="r" />
            </Button>
          </span>
        ) : null}
      </div>
      {seen.patterns.length === 0 ? (
        <EmptyState title={seen.round ? 'No disagreement on closed items' : 'No round yet'}>
          Items count once all their answers are in and can’t be undone any more. Open a round with an overlap of two or
          more, and come back when items close.
        </EmptyState>
      ) : (
        <div className="grid gap-1.5">
          <p className="text-right text-faint text-sm">
            Bars: what a pattern costs agreement (how often, how far apart, weighted by importance), against the dearest
          </p>
          <ul className="grid gap-2">
            {seen.patterns.map((pattern, index) => (
              <PatternRow
                key={pattern.key}
                project={project}
                pattern={pattern}
                share={pattern.impact / largest}
                chosen={chosen.has(pattern.key)}
                open={opened.has(pattern.key)}
                selectable={mayOpen}
                linked={mayOpenItems}
                onToggle={() => setChosen(toggled(chosen, pattern.key))}
                onOpen={() => setOpened(toggled(opened, pattern.key))}
                walk={walk.rowProps(index)}
              />
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

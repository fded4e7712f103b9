'use client'
import type { Wording } from '#lib/domain/impact/agreement-report.ts'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Table } from '../ui/table.tsx'
import { behindKey } from './behind.ts'
import { BehindRow } from './behind-row.tsx'

type Props = { wordings: readonly Wording[]; chosen: string | null; onOpen: (key: string) => void }

const shown = 12

/** What transcripts write differently, the most frequent first. */
export function WordingsPanel({ wordings, chosen, onOpen }: Props) {
  return (
    <Panel title="Wordings" note="what is written against what, after the text rules; – is nothing">
      {wordings.length === 0 ? <p className="text-muted">Nobody wrote anything differently.</p> : null}
      <Table className={wordings.length === 0 ? 'hidden' : undefined}>
        <thead>
          <tr>
            <HeadCell>wordings</HeadCell>
            <HeadCell numeric>items</HeadCell>
          </tr>
        </thead>
        <tbody>
          {wordings.slice(0, shown).map(({ names, items }) => {
            const key = behindKey.wording(names)
            return (
              <BehindRow
                key={key}
                behind={key}
                chosen={chosen}
                onOpen={onOpen}
                name={
                  <>
                    <bdi>{names[0]}</bdi> / <bdi>{names[1]}</bdi>
                  </>
                }
              >
                <Cell numeric>{items.length}</Cell>
              </BehindRow>
            )
          })}
        </tbody>
      </Table>
      {wordings.length > shown ? (
        <p className="mt-2 text-faint text-sm">
          The {shown} most frequent of {wordings.length} are shown; Disagreements lists them by what they cost.
        </p>
      ) : null}
    </Panel>
  )
}

import type { ReactNode } from 'react'
import type { LabelChain, TracedValue } from '#lib/domain/release/label-chain.ts'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { sayDecision } from '../releases/decision-words.ts'
import { sayValue } from '../releases/value-words.ts'
import { Badge } from '../ui/badge.tsx'

type Props = {
  chain: LabelChain
  question?: string
  /** The row of a release whose chain this is: what came after it, or was left out of it, is marked. */
  row?: ReleaseRow
  /** Stands beside the item: its picture, a way to it. */
  item?: ReactNode
}

/** Item ← answers ← version ← ruling ← reason, from where it came to what it is. */
export function ChainPanel({ chain, question, row, item }: Props) {
  const counted = row && new Set(row.annotations.map(({ annotation }) => annotation))
  const questions = chain.questions.filter(
    ({ id, answers, rulings, references }) =>
      (!question || id === question) && answers.length + rulings.length + references.length > 0,
  )
  return (
    <div className="grid gap-4">
      {row ? (
        <Step title="In this release">
          <p className="font-medium" dir="auto">
            {sayValue(row)}
          </p>
          <p className="text-muted">
            {sayDecision(row.decided_by)}, read at version {row.version}
          </p>
        </Step>
      ) : null}
      <Step title="Item">
        <div className="flex items-start gap-3">
          {item}
          <div className="min-w-0">
            <p className="font-medium">{chain.item.externalId}</p>
            <p className="text-muted">
              revision {chain.item.revision} · {chain.batch.name}
              {chain.source ? ` · ${chain.source.name}${chain.source.licence ? ` (${chain.source.licence})` : ''}` : ''}
            </p>
            {chain.media.map((file) => (
              <p key={file.sha256} className="text-faint text-sm">
                {file.fileName} <code>{file.sha256.slice(0, 16)}</code>
              </p>
            ))}
          </div>
        </div>
      </Step>
      {questions.map(({ id, name, answers, rulings, references }) => (
        <div key={id} className="grid gap-3">
          {questions.length > 1 ? <h4 className="font-semibold">{name}</h4> : null}
          <Step title="Answers">
            <ul className="grid gap-1.5">
              {answers.map((answer) => (
                <li key={answer.annotation}>
                  <div className="flex items-baseline justify-between gap-3">
                    <Value value={answer} />
                    {answer.origin === 'labeled' ? null : <Badge tone="warn">{answer.origin}</Badge>}
                  </div>
                  <p className="text-faint text-sm">
                    {answer.name} <span className="whitespace-nowrap">({answer.pseudonym})</span> · round {answer.round}
                    {answer.revision > 1 ? ` · revision ${answer.revision}` : ''} · version {answer.version} ·{' '}
                    {new Date(answer.at).toLocaleDateString('en', { dateStyle: 'medium' })}
                    {answer.blind ? '' : ' · not blind'}
                    {answer.undoneAt ? ' · undone' : ''}
                    {answer.surplus ? ' · surplus' : ''}
                    {counted?.has(answer.annotation) === false ? ' · not in this release' : ''}
                  </p>
                </li>
              ))}
              {answers.length === 0 ? <li className="text-muted">Nobody answered.</li> : null}
            </ul>
          </Step>
          {rulings.length > 0 ? (
            <Step title="Rulings">
              <ul className="grid gap-2">
                {rulings.map((ruling) => (
                  <li key={ruling.id}>
                    <Value value={ruling} />
                    <p>{ruling.reason}</p>
                    <p className="text-faint text-sm">
                      {ruling.author} · version {ruling.version} ·{' '}
                      {new Date(ruling.at).toLocaleDateString('en', { dateStyle: 'medium' })}
                      {ruling.dissent > 0 ? ` · ${ruling.dissent} dissent` : ''}
                      {ruling.supersededBy ? ' · superseded' : ''}
                      {row && row.ruling?.id !== ruling.id ? ' · not in this release' : ''}
                    </p>
                  </li>
                ))}
              </ul>
            </Step>
          ) : null}
          {references.length > 0 ? (
            <Step title="Published labels and ground truth">
              {references.map((reference) => (
                <p key={`${reference.kind} ${reference.source}`}>
                  <Value value={reference.value} />
                  <span className="text-faint text-sm">
                    {' '}
                    {reference.kind} · {reference.source}
                  </span>
                </p>
              ))}
            </Step>
          ) : null}
        </div>
      ))}
    </div>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-l-2 pl-3">
      <h5 className="mb-0.5 text-faint text-sm">{title}</h5>
      {children}
    </section>
  )
}

function Value({ value: { given, now, needsRelabel, version } }: { value: TracedValue }) {
  const before = sayValue(given)
  const after = now ? sayValue(now) : null
  return (
    <span className="font-medium" dir="auto">
      {before}
      {needsRelabel ? <span className="font-normal text-warn"> · needs relabeling: {needsRelabel}</span> : null}
      {after !== null && after !== before ? (
        <span className="font-normal text-muted">
          {' '}
          (given under version {version}; read now as <span className="text-ink">{after}</span>)
        </span>
      ) : null}
    </span>
  )
}

import type { NamedFigure } from '#lib/domain/agreement/question-agreement.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { sameJson } from '#lib/domain/definition/same-json.ts'
import type { QuestionForesight } from '#lib/domain/impact/foresee-publish.ts'
import { classNameIn } from '#lib/domain/schema/names.ts'
import { FigureValue } from '../agreement/figure-value.tsx'
import { HeadCell, Row, Table } from '../ui/table.tsx'

export type Effect = {
  number: number
  problems: readonly { field: string; message: string }[]
  dropped: readonly { questionName: string; className: string | null; labels: number }[]
  questions: readonly QuestionForesight[]
  relabelAssignments: number
  measuredOn: { name: string; answers: number } | null
}

type Props = {
  effect: Effect
  before: Definition
  after: Definition
  /** With what becomes of each class. */
  full?: boolean
}

/** What a draft does to labels and to agreement, question by question. */
export function EffectView({ effect, before, after, full }: Props) {
  const labeled = effect.questions.filter(({ labels }) => labels > 0)
  if (labeled.length === 0) return <p className="text-muted">Nobody has labeled yet, so no label changes.</p>
  const touched = labeled.filter((question) => question.kept < question.labels || figuresMove(question))
  const all = labeled.reduce((sum, { labels }) => sum + labels, 0)
  if (touched.length === 0)
    return <p className="text-muted">All {all} labels stay as they are, and so does agreement.</p>
  return (
    <div className="grid gap-5">
      {touched.map((question) => (
        <section key={question.question} aria-label={questionName(after, question.question)} className="grid gap-2">
          {after.schema.questions.length > 1 ? (
            <h3 className="font-medium">{questionName(after, question.question)}</h3>
          ) : null}
          <Counts effect={question} />
          {question.agreement ? <Agreement question={question} measuredOn={effect.measuredOn} /> : null}
          {full ? <ByClass effect={question} before={before} after={after} /> : null}
          {full && question.reasons.length > 0 ? (
            <ul className="grid gap-1 text-muted text-sm">
              {question.reasons.slice(0, 8).map(({ reason, labels }) => (
                <li key={reason}>
                  <span className="tabular-nums">{labels}</span> need relabeling: {reason}
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {full && effect.relabelAssignments > 0 ? (
        <p>
          <strong className="tabular-nums">{effect.relabelAssignments}</strong>{' '}
          {effect.relabelAssignments === 1 ? 'answer' : 'answers'} will have to be given again, by whoever gave them, in
          a relabel round.
        </p>
      ) : null}
    </div>
  )
}

/** Whether agreement becomes another though labels stay: what counts as the same can change as well. */
function figuresMove({ agreement }: QuestionForesight): boolean {
  return agreement !== null && !sameJson(agreement.before, agreement.after)
}

function questionName(definition: Definition, id: string): string {
  return definition.schema.questions.find((question) => question.id === id)?.name ?? id
}

function Counts({ effect }: { effect: QuestionForesight }) {
  const parts = [
    { count: effect.kept, words: 'stay', look: 'bg-line-strong/50' },
    { count: effect.moved, words: 'move by themselves', look: 'bg-accent' },
    { count: effect.needRelabel, words: 'need relabeling', look: 'bg-warn' },
  ]
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {parts.map(({ count, words, look }) =>
          count > 0 ? (
            <span key={words} className={look} style={{ width: `${(100 * count) / effect.labels}%` }} />
          ) : null,
        )}
      </div>
      <p className="text-base">
        {effect.labels} labels:{' '}
        {parts
          .filter(({ count }) => count > 0)
          .map(({ count, words }) => `${count} ${words}`)
          .join(', ')}
        .
      </p>
    </div>
  )
}

const names: Record<string, string> = {
  alpha: 'Alpha',
  percent: 'Percent',
  wer: 'Error rate',
  found: 'Found',
  named: 'Named',
  drawn: 'Drawn',
}

function Agreement({ question, measuredOn }: { question: QuestionForesight; measuredOn: Effect['measuredOn'] }) {
  const { agreement, lost } = question
  if (!agreement) return null
  return (
    <div className="grid gap-1">
      {agreement.after.map((after) => (
        <FigureChange
          key={after.name}
          before={agreement.before.find(({ name }) => name === after.name)}
          after={after}
        />
      ))}
      <p className="text-faint text-sm">
        Recomputed on {measuredOn?.name ?? 'the latest round'}: old answers as they read then. Only fresh answers can
        show that people agree better.
      </p>
      {lost.classes !== 0 || Math.abs(lost.bits) > 0.005 ? (
        <p className="text-muted text-sm">
          {lost.classes > 0
            ? `Lost: ${lost.classes} ${lost.classes === 1 ? 'class' : 'classes'}, `
            : lost.classes < 0
              ? `Gained: ${-lost.classes} ${lost.classes === -1 ? 'class' : 'classes'}; `
              : ''}
          {Math.abs(lost.bits).toFixed(2)} bits {lost.bits >= 0 ? 'less' : 'more'} in each label. Fewer classes agree
          more often by arithmetic alone.
        </p>
      ) : null}
    </div>
  )
}

/** A figure as it becomes, and as it was. */
function FigureChange({ before, after }: { before: NamedFigure | undefined; after: NamedFigure }) {
  return (
    <div className="grid grid-cols-[5rem_1fr] items-baseline">
      <span className="text-muted text-sm">{names[after.name] ?? after.name}</span>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <FigureValue figure={after.figure} name={after.name} />
        {before ? (
          <span className="text-faint text-sm">
            was <FigureValue figure={before.figure} name={before.name} />
          </span>
        ) : null}
      </span>
    </div>
  )
}

function ByClass({ effect, before, after }: { effect: QuestionForesight; before: Definition; after: Definition }) {
  const rows = effect.byClass.filter(
    ({ class: id, labels, becomes }) =>
      id !== null && becomes.some((b) => b.class === id && b.labels === labels) === false,
  )
  if (rows.length === 0) return null
  const find = (definition: Definition) => definition.schema.questions.find(({ id }) => id === effect.question) ?? null
  const name = (definition: Definition, id: string | null) =>
    id === null ? 'lacks the information' : classNameIn(find(definition), id)
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>Class</HeadCell>
          <HeadCell numeric>Labels</HeadCell>
          <HeadCell>Become</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.class}>
            <td className="px-2 py-1">{name(before, row.class)}</td>
            <td className="px-2 py-1 text-right tabular-nums">{row.labels}</td>
            <td className="px-2 py-1">
              {[
                ...row.becomes.map((one) => `${name(after, one.class)} (${one.labels})`),
                ...(row.needRelabel > 0 ? [`needs relabeling (${row.needRelabel})`] : []),
              ].join(', ')}
            </td>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

import { Check, CornerDownLeft } from 'lucide-react'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Proposal } from '#lib/domain/definition/grounds.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Swatch } from '../ui/swatch.tsx'
import type { BehindEntry } from './rulings-behind.tsx'

export type ProposalRuling = BehindEntry & { entry: string | null; proposal: string }

type Props = {
  /** The draft's. */
  definition: Definition
  proposals: readonly Proposal<ProposalRuling>[]
  /** Those of them that stand in the draft. */
  taken: ReadonlySet<Proposal<ProposalRuling>>
  /** From before the version in force, which may follow them in other words. */
  earlier: readonly Proposal<ProposalRuling>[]
  /** The one that the key takes over. */
  next: Proposal<ProposalRuling> | null
  onTakeOver: (proposal: Proposal<ProposalRuling>) => void
  onOpen: (proposal: Proposal<ProposalRuling>) => void
}

/** What rulings say should stand in the label book, each to be taken over into the draft by one key. */
export function Proposals({ proposals, taken, earlier, ...rest }: Props) {
  if (proposals.length + earlier.length === 0) return null
  return (
    <section aria-label="Proposed in rulings" className="grid gap-2">
      <h2 className="font-medium text-muted text-sm">Proposed in rulings</h2>
      <ul className="grid gap-3">
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.rulings[0]?.id} proposal={proposal} taken={taken.has(proposal)} {...rest} />
        ))}
      </ul>
      {earlier.length > 0 ? (
        <details>
          <summary className="min-h-6 cursor-pointer text-muted text-sm">
            {earlier.length} from before this version, not in it word for word
          </summary>
          <ul className="mt-2 grid gap-3">
            {earlier.map((proposal) => (
              <ProposalLine key={proposal.rulings[0]?.id} proposal={proposal} taken={false} {...rest} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

type LineProps = Omit<Props, 'proposals' | 'taken' | 'earlier'> & { proposal: Proposal<ProposalRuling>; taken: boolean }

function ProposalLine({ definition, proposal, taken, next, onTakeOver, onOpen }: LineProps) {
  return (
    <li className={cn('grid gap-1 border-l-2 pl-3', taken ? 'border-line-strong' : 'border-accent')}>
      <p className={taken ? 'text-muted' : ''}>{proposal.text}</p>
      <p className="text-faint text-sm">
        {proposal.rulings.map(({ externalId, author }) => `${externalId}, ${author}`).join(' · ')}
      </p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {taken ? (
          <span className="inline-flex items-center gap-1 text-good text-sm [&_svg]:size-4">
            <Check aria-hidden /> in the draft
          </span>
        ) : (
          <Button size="sm" onClick={() => onTakeOver(proposal)}>
            <CornerDownLeft aria-hidden /> Take over
            {proposal === next ? <Kbd keys="t" className="h-4" /> : null}
          </Button>
        )}
        <Subject definition={definition} proposal={proposal} onOpen={() => onOpen(proposal)} />
      </div>
    </li>
  )
}

type SubjectProps = { definition: Definition; proposal: Proposal<ProposalRuling>; onOpen: () => void }

/** Where it belongs. */
function Subject({ definition, proposal: { entry }, onOpen }: SubjectProps) {
  const question = definition.schema.questions.find(({ id }) => id === entry?.question)
  const own = question && classesOf(question).find(({ id }) => id === entry?.class)
  return (
    <button
      type="button"
      onClick={onOpen}
      className="inline-flex min-h-6 items-center gap-1.5 rounded-sm text-muted text-sm hover:text-accent"
    >
      {own ? <Swatch color={own.colour} /> : null}
      {own?.name ?? question?.name ?? 'General rules'}
    </button>
  )
}

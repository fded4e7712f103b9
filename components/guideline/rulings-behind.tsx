import { groundMark } from '#lib/domain/definition/grounds.ts'
import type { Ground } from '#lib/domain/definition/guideline.ts'
import { day } from './day.ts'

/** A ruling as the label book tells of it; `at` as ISO text. */
export type BehindEntry = { id: string; externalId: string; reason: string; author: string; at: string }

type Props = {
  /** Sentences that were taken over from rulings, in the order of their marks. */
  grounds: readonly Ground[]
  /** The text that the sentences were taken over into. */
  text: string
  /** Rulings that name this entry; those of the sentences may be among them. */
  rulings: readonly BehindEntry[]
  /** All rulings by id: a sentence may rest on one of another entry. */
  known: ReadonlyMap<string, BehindEntry>
}

/** What an entry rests on: each sentence that was taken over with its rulings, then the others that name the entry. */
export function RulingsBehind({ grounds, text, rulings, known }: Props) {
  const told = new Set<string>(grounds.flatMap((ground) => ground.rulings))
  const others = rulings.filter(({ id }) => !told.has(id))
  return (
    <section aria-label="Rulings behind this entry" className="grid gap-2">
      <h2 className="font-medium text-muted text-sm">Rulings behind it</h2>
      {grounds.length + others.length === 0 ? <p className="text-faint text-sm">None yet.</p> : null}
      <ol className="grid gap-4">
        {grounds.map((ground, index) => (
          <li key={ground.rulings[0]} className="grid gap-1.5">
            <p>
              <span className="mr-1 font-medium text-accent">{groundMark(index + 1)}</span>“{ground.text}”
              {text.includes(ground.text) ? null : <span className="text-faint text-sm"> (reworded since)</span>}
            </p>
            <ul className="grid gap-2">
              {ground.rulings.map((id) => {
                const ruling = known.get(id)
                return ruling ? <RulingLine key={id} ruling={ruling} /> : null
              })}
            </ul>
          </li>
        ))}
      </ol>
      <ul className="grid gap-3">
        {others.map((ruling) => (
          <RulingLine key={ruling.id} ruling={ruling} />
        ))}
      </ul>
    </section>
  )
}

function RulingLine({ ruling: { reason, externalId, author, at } }: { ruling: BehindEntry }) {
  return (
    <li className="border-line-strong border-l-2 pl-3">
      <p>{reason}</p>
      <p className="text-faint text-sm">
        {externalId} · {author}, {day.format(new Date(at))}
      </p>
    </li>
  )
}

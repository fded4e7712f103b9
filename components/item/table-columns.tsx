const columns: [name: string, meaning: string][] = [
  ['file', 'the path of the picture or recording, from the table’s own folder'],
  ['id', 'what the item is called; its path where nothing is said'],
  ['question', 'which question is answered, where the project asks several'],
  ['labeler', 'who answered; without one the answer is a published label, never shown to labelers'],
  ['value', 'the name of a class, or a transcript'],
  ['lacks', 'in place of a value: why x lacks the information, such as “glare hides it”'],
  ['meta:…', 'anything worth keeping of the item'],
  ['slice:…', 'what agreement is broken down by, such as slice:noise'],
  ['cluster', 'what belongs together, such as a speaker or a part'],
  ['mm_per_pixel', 'the scale of a picture'],
]

/** What the columns of an import's table mean, to be opened by who needs it. */
export function TableColumns() {
  return (
    <details className="rounded-md border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-medium">What a table may hold</summary>
      <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5">
        {columns.map(([name, meaning]) => (
          <div key={name} className="contents">
            <dt className="font-mono text-sm">{name}</dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted">
        CSV, TSV or JSON Lines in UTF-8, one row for an item or for an answer to it; the first line of CSV and TSV names
        the columns. Only <code>id</code> or <code>file</code> must be there.
      </p>
    </details>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { ChangeList } from '#components/definition/change-list.tsx'
import { ClassEditor } from '#components/guideline/class-editor.tsx'
import type { Edit } from '#components/guideline/edit.ts'
import { EntryEditor, TextEditor } from '#components/guideline/entry-editor.tsx'
import { type Candidate, ExamplePicker } from '#components/guideline/example-picker.tsx'
import { withItems } from '#components/guideline/example-view.ts'
import { InputEditor } from '#components/guideline/input-editor.tsx'
import { QuestionEditor } from '#components/guideline/question-editor.tsx'
import { changesOn, entryOf, type Selection } from '#components/guideline/selection.ts'
import { callApi } from '#lib/client/api.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import type { SentBook } from './book.ts'
import { LazyRules } from './lazy-rules.tsx'
import { subjectOf } from './subject.ts'

type Props = {
  book: SentBook
  definition: Definition
  page: Selection
  edit: Edit
  /** What the draft changes. */
  changes: readonly Change[]
}

/** A page with its fields, and what the draft changes on it. */
export function DraftPage({ changes, ...rest }: Props) {
  const own = changesOn(rest.page, changes)
  const before = own.find(({ text }) => text)?.text?.before
  return (
    <>
      <PageFields {...rest} before={before} />
      {own.length > 0 ? (
        <section aria-label="Changed on this page" className="mt-6 grid gap-2 border-line border-t pt-4">
          <h3 className="font-medium text-muted text-sm">Changed on this page</h3>
          <ChangeList changes={own} brief />
        </section>
      ) : null}
    </>
  )
}

function PageFields({ book, definition, page, edit, before }: Omit<Props, 'changes'> & { before?: string }) {
  const { question, own } = subjectOf(definition, page)
  const [picking, setPicking] = useState(false)
  if (page.at === 'input') return <InputEditor definition={definition} edit={edit} />
  if (page.at === 'rules' && question) {
    return <LazyRules question={question.id} rules={definition.conventions} edit={edit} />
  }
  if (!question) {
    return (
      <TextEditor
        label="General rules"
        lines={14}
        value={definition.guideline.general}
        before={before}
        onSave={(text) => edit({ kind: 'set_general', text })}
      />
    )
  }
  const entry = entryOf(definition, page)
  const items = new Map(book.examples.map((item) => [item.id, item]))
  for (const { item } of entry?.examples ?? []) {
    if (!items.has(item)) items.set(item, { id: item, externalId: '', type: definition.schema.media })
  }
  return (
    <div className="grid content-start gap-6">
      {own && question.kind !== 'text' ? (
        <ClassEditor
          question={question.id}
          value={own}
          others={question.classes.filter(({ id }) => id !== own.id)}
          edit={edit}
        />
      ) : (
        <QuestionEditor question={question} removable={definition.schema.questions.length > 1} edit={edit} />
      )}
      <EntryEditor
        question={question.id}
        classId={own?.id ?? null}
        entry={entry}
        examples={withItems(entry?.examples ?? [], items)}
        edit={edit}
        before={before}
        {...(own ? { onPickExamples: () => setPicking(!picking) } : {})}
        picker={
          picking && own ? (
            <Picker
              project={book.project.id}
              question={question.id}
              own={own}
              media={definition.schema.media}
              taken={new Set(entry?.examples.map(({ item }) => item))}
              edit={edit}
              onClose={() => setPicking(false)}
            />
          ) : null
        }
      />
    </div>
  )
}

type PickerProps = {
  project: string
  question: QuestionId
  own: LabelClass
  media: Definition['schema']['media']
  taken: ReadonlySet<Candidate['id']>
  edit: Edit
  onClose: () => void
}

function Picker({ project, question, own, media, taken, edit, onClose }: PickerProps) {
  const [candidates, setCandidates] = useState<Candidate[] | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    const path = `/api/v1/projects/${project}/definition/examples?question=${question}&class=${own.id}`
    callApi<{ items: Candidate[] }>(path, { signal: abort.signal })
      .then(({ items }) => setCandidates(items))
      .catch(() => abort.signal.aborted || setCandidates([]))
    return () => abort.abort()
  }, [project, question, own.id])
  return (
    <ExamplePicker
      className={own.name}
      candidates={candidates}
      type={media}
      taken={taken}
      onPick={(item, example, note) => edit({ kind: 'add_example', question, class: own.id, item, example, note })}
      onClose={onClose}
    />
  )
}

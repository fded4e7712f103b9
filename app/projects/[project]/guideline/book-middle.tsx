'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { AddClassForm } from '#components/guideline/add-class-form.tsx'
import { AddQuestionForm } from '#components/guideline/add-question-form.tsx'
import { ClassEditor } from '#components/guideline/class-editor.tsx'
import { CompareView } from '#components/guideline/compare-view.tsx'
import type { Edit } from '#components/guideline/edit.ts'
import { EntryCard } from '#components/guideline/entry-card.tsx'
import { EntryEditor, TextEditor } from '#components/guideline/entry-editor.tsx'
import { type Candidate, ExamplePicker } from '#components/guideline/example-picker.tsx'
import { withItems } from '#components/guideline/example-view.ts'
import { InputEditor, InputRules } from '#components/guideline/input-editor.tsx'
import { PublishPanel } from '#components/guideline/publish-panel.tsx'
import { QuestionEditor } from '#components/guideline/question-editor.tsx'
import { entryOf, type Selection } from '#components/guideline/selection.ts'
import { Markdown } from '#components/ui/markdown.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { callApi } from '#lib/client/api.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { classesOf, type LabelClass, type Question } from '#lib/domain/schema/question.ts'
import type { Draft, SentBook } from './book.ts'
import type { BookActions } from './use-book-actions.ts'
import type { useEffectOfDraft } from './use-effect-of-draft.ts'

/** The rules bring a regular-expression engine along, so they are loaded where they are shown. */
const RulesEditor = dynamic(
  () => import('#components/guideline/rules-editor.tsx').then(({ RulesEditor }) => RulesEditor),
  { loading: () => <Skeleton className="h-40" /> },
)

/** What the middle of the book shows. */
export type Middle =
  | { show: 'page' }
  | { show: 'publish' }
  | { show: 'add-class'; question: QuestionId }
  | { show: 'add-question' }
  | { show: 'compare'; from: VersionId; to: VersionId; changes: Change[] | null }

type Props = {
  book: SentBook
  definition: Definition
  /** Set in draft mode. */
  draft: Draft | null
  page: Selection
  middle: Middle
  edit: Edit
  foresight: ReturnType<typeof useEffectOfDraft>
  actions: BookActions
  onShow: (middle: Middle) => void
}

export function BookMiddle(props: Props) {
  const { book, definition, draft, middle, edit, foresight, actions, onShow } = props
  const toPage = () => onShow({ show: 'page' })
  const question = 'question' in middle ? definition.schema.questions.find(({ id }) => id === middle.question) : null
  if (middle.show === 'publish' && draft) {
    return (
      <PublishPanel
        effect={foresight.effect}
        before={draft.parent?.definition ?? null}
        after={draft.definition}
        problem={foresight.problem}
        onPublish={(note) => actions.publish(note, foresight.effect?.relabelAssignments ?? 0)}
        onClose={toPage}
      />
    )
  }
  if (middle.show === 'add-class' && question) {
    return <AddClassForm question={question} published={draft?.parent !== null} edit={edit} onDone={toPage} />
  }
  if (middle.show === 'add-question') {
    return <AddQuestionForm media={definition.schema.media} edit={edit} onDone={toPage} />
  }
  if (middle.show === 'compare') {
    return (
      <CompareView
        versions={book.versions}
        from={middle.from}
        to={middle.to}
        changes={middle.changes}
        onChoose={(from, to) => void actions.compare(from, to)}
        onClose={toPage}
      />
    )
  }
  return draft ? <DraftPage {...props} draft={draft} /> : <ReadPage {...props} />
}

/** The question and class that a page is about. */
function subjectOf(definition: Definition, page: Selection): { question: Question | null; own: LabelClass | null } {
  const id = 'question' in page ? page.question : null
  const question = definition.schema.questions.find((one) => one.id === id) ?? null
  const own = page.at === 'class' && question ? classesOf(question).find((one) => one.id === page.class) : null
  return { question, own: own ?? null }
}

const asks: Record<Question['kind'], string> = {
  choice: 'One class for the whole item, or “lacks the information” with a reason.',
  boxes: 'A box round each object, with its class. An empty item is an answer too.',
  text: 'A text, as it is heard or read. The transcript rules are applied when it is read, never to what was typed.',
}

/** A page as labelers see it. */
function ReadPage({ book, definition, page }: Props) {
  const { question, own } = subjectOf(definition, page)
  if (page.at === 'input') return <InputRules definition={definition} />
  if (page.at === 'rules' && question) {
    return <RulesEditor question={question.id} rules={definition.conventions} edit={null} />
  }
  if (question) {
    const entry = entryOf(definition, page)
    const items = new Map(book.examples.map((item) => [item.id, item]))
    return (
      <div className="grid content-start gap-4">
        <EntryCard
          name={own?.name ?? question.name}
          {...(own ? { colour: own.colour, labelKey: own.key } : {})}
          text={entry?.text ?? ''}
          threshold={entry?.threshold ?? null}
          examples={withItems(entry?.examples ?? [], items)}
        />
        <section aria-label="How to mark it" className="border-line border-t pt-3">
          <h3 className="font-medium text-muted text-sm">How to mark it</h3>
          {question.help ? <p className="mt-1 max-w-prose">{question.help}</p> : null}
          <p className="mt-1 max-w-prose text-muted">{asks[question.kind]}</p>
        </section>
      </div>
    )
  }
  return (
    <article className="grid content-start gap-3">
      <h2 className="font-semibold text-xl tracking-tight">General rules</h2>
      {definition.guideline.general.trim() === '' ? (
        <p className="text-faint">No general rules are written yet.</p>
      ) : (
        <Markdown text={definition.guideline.general} className="text-md" />
      )}
    </article>
  )
}

/** A page with its fields. */
function DraftPage({ book, definition, page, edit }: Props) {
  const { question, own } = subjectOf(definition, page)
  const [picking, setPicking] = useState(false)
  if (page.at === 'input') return <InputEditor definition={definition} edit={edit} />
  if (page.at === 'rules' && question) {
    return <RulesEditor question={question.id} rules={definition.conventions} edit={edit} />
  }
  if (!question) {
    return (
      <TextEditor
        label="General rules"
        lines={14}
        value={definition.guideline.general}
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

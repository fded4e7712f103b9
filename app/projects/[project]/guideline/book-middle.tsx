'use client'

import { AddClassForm } from '#components/guideline/add-class-form.tsx'
import { AddQuestionForm } from '#components/guideline/add-question-form.tsx'
import { CompareView } from '#components/guideline/compare-view.tsx'
import type { Edit } from '#components/guideline/edit.ts'
import { EntryCard } from '#components/guideline/entry-card.tsx'
import { withItems } from '#components/guideline/example-view.ts'
import { InputRules } from '#components/guideline/input-editor.tsx'
import { PublishPanel } from '#components/guideline/publish-panel.tsx'
import { entryOf, type Selection } from '#components/guideline/selection.ts'
import { Markdown } from '#components/ui/markdown.tsx'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import { withGroundMarks } from '#lib/domain/definition/grounds.ts'
import type { Ground } from '#lib/domain/definition/guideline.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { Draft, SentBook } from './book.ts'
import { DraftPage } from './draft-page.tsx'
import { LazyRules } from './lazy-rules.tsx'
import type { Middle } from './middle.ts'
import { subjectOf } from './subject.ts'
import type { BookActions } from './use-book-actions.ts'
import type { useEffectOfDraft } from './use-effect-of-draft.ts'

type Props = {
  book: SentBook
  definition: Definition
  /** Set in draft mode. */
  draft: Draft | null
  page: Selection
  middle: Middle
  edit: Edit
  /** What the draft changes. */
  changes: readonly Change[]
  foresight: ReturnType<typeof useEffectOfDraft>
  actions: BookActions
  onShow: (middle: Middle) => void
  /** Goes back to the page from what is shown in its place, unless something else is shown by now. */
  onLeave: (from: Middle['show']) => void
}

/** The middle of the book: a page, read or edited, or what was asked for in its place. */
export function BookMiddle(props: Props) {
  const { book, definition, draft, middle, edit, foresight, actions, onShow, onLeave } = props
  const toPage = () => onShow({ show: 'page' })
  const question = 'question' in middle ? definition.schema.questions.find(({ id }) => id === middle.question) : null
  if (middle.show === 'publish' && draft) {
    return (
      <PublishPanel
        effect={foresight.isCurrent ? foresight.effect : null}
        before={draft.parent?.definition ?? null}
        after={draft.definition}
        problem={foresight.problem}
        onPublish={(note) => actions.publish(note, foresight.effect?.relabelAssignments ?? 0)}
        onClose={toPage}
      />
    )
  }
  if (middle.show === 'add-class' && question) {
    return (
      <AddClassForm
        question={question}
        published={draft?.parent !== null}
        edit={edit}
        onDone={() => onLeave('add-class')}
      />
    )
  }
  if (middle.show === 'add-question') {
    return <AddQuestionForm media={definition.schema.media} edit={edit} onDone={() => onLeave('add-question')} />
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
  return draft ? (
    <DraftPage book={book} definition={definition} page={props.page} edit={edit} changes={props.changes} />
  ) : (
    <ReadPage book={book} definition={definition} page={props.page} />
  )
}

const asks: Record<Question['kind'], string> = {
  choice: 'One class for the whole item, or “lacks the information” with a reason.',
  boxes: 'A box round each object, with its class. An empty item is an answer too.',
  text: 'A text, as it is heard or read. The transcript rules are applied when it is read, never to what was typed.',
}

/** A page as labelers see it. */
function ReadPage({ book, definition, page }: Pick<Props, 'book' | 'definition' | 'page'>) {
  const { question, own } = subjectOf(definition, page)
  // The rulings stand at the right, for those who may see them.
  const shown = (text: string, grounds: readonly Ground[] | undefined) =>
    book.may.seeRulings ? withGroundMarks(text, grounds) : text
  if (page.at === 'input') return <InputRules definition={definition} />
  if (page.at === 'rules' && question) {
    return <LazyRules question={question.id} rules={definition.conventions} edit={null} />
  }
  if (question) {
    const entry = entryOf(definition, page)
    const items = new Map(book.examples.map((item) => [item.id, item]))
    return (
      <div className="grid content-start gap-4">
        <EntryCard
          name={own?.name ?? question.name}
          {...(own ? { colour: own.colour, labelKey: own.key } : {})}
          text={shown(entry?.text ?? '', entry?.grounds)}
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
        <Markdown text={shown(definition.guideline.general, definition.guideline.grounds)} className="text-md" />
      )}
    </article>
  )
}

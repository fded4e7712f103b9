'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Question } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import type { Edit } from './edit.ts'
import { KeptCheckbox } from './kept-checkbox.tsx'
import { SavedField } from './saved-field.tsx'

type Props = { question: Question; removable: boolean; edit: Edit }

/** What a question asks, and how its answers are compared. */
export function QuestionEditor({ question, removable, edit }: Props) {
  const [removing, setRemoving] = useState(false)
  const change = (part: Omit<Extract<Parameters<Edit>[0], { kind: 'edit_question' }>, 'kind' | 'question'>) =>
    edit({ kind: 'edit_question', question: question.id, ...part })
  return (
    <div className="grid gap-4">
      <SavedField
        label="Question"
        value={question.name}
        maxLength={200}
        inputClassName="text-lg h-9 font-semibold"
        onSave={(name) => change({ name })}
      />
      <SavedField
        label="Help beside it"
        value={question.help}
        maxLength={2000}
        lines={2}
        onSave={(help) => change({ help })}
      />
      <KeptCheckbox
        label="An answer is required"
        hint="“Lacks the information” is an answer too."
        checked={question.required}
        onSave={(required) => change({ required })}
      />
      {question.kind === 'boxes' ? (
        <SavedField
          label="Boxes are the same from an overlap (IoU) of"
          hint="0 to 1; 0.5 is usual. It changes how agreement is counted, never what is stored."
          value={String(question.iouThreshold)}
          className="w-72"
          inputClassName="w-24 tabular-nums"
          onSave={async (text) => {
            const iouThreshold = Number(text.replace(',', '.'))
            return iouThreshold > 0 && iouThreshold <= 1
              ? change({ iouThreshold })
              : 'Write a number above 0 and up to 1.'
          }}
        />
      ) : null}
      {question.kind === 'text' ? <Comparison question={question} change={change} /> : null}
      {removable ? (
        <div className="grid justify-items-start gap-2">
          <Button size="sm" variant="danger" aria-expanded={removing} onClick={() => setRemoving(!removing)}>
            <Trash2 aria-hidden /> Remove the question
          </Button>
          {removing ? (
            <div className="grid gap-2 rounded-md bg-sunken p-3">
              <p>Its answers stay stored and can be read at the versions that asked it.</p>
              <div>
                <Button variant="danger" onClick={() => void edit({ kind: 'remove_question', question: question.id })}>
                  Remove “{question.name}”
                </Button>
              </div>
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

type ComparisonProps = {
  question: Extract<Question, { kind: 'text' }>
  change: (part: {
    language?: string
    unit?: 'word' | 'character'
    fold?: Extract<Question, { kind: 'text' }>['fold']
  }) => Promise<string | null>
}

/** How transcripts are compared: a setting of agreement, which never changes what is stored or released. */
function Comparison({ question, change }: ComparisonProps) {
  const { fold } = question
  const overlook = (part: Partial<typeof fold>) => change({ fold: { ...fold, ...part } })
  return (
    <section aria-label="Comparison" className="grid gap-3 border-line border-t pt-4">
      <p className="max-w-prose text-muted text-sm">
        How transcripts are compared. It never changes what is stored or released; transcript rules do.
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <SavedField
          label="Language"
          hint="As in en, de or pt-BR"
          value={question.language}
          className="w-36"
          maxLength={35}
          onSave={(language) => change({ language })}
        />
        <div className="mb-5 grid gap-1">
          <span className="font-medium text-sm">Differences are counted in</span>
          <Segmented
            label="Differences are counted in"
            value={question.unit}
            onChange={(unit) => void change({ unit })}
            options={[
              { value: 'word', label: 'Words' },
              { value: 'character', label: 'Characters' },
            ]}
          />
        </div>
      </div>
      <fieldset>
        <legend className="font-medium text-sm">Overlooked</legend>
        <KeptCheckbox
          label="Upper and lower case"
          checked={fold.case}
          onSave={(overlooked) => overlook({ case: overlooked })}
        />
        <KeptCheckbox
          label="Punctuation"
          checked={fold.punctuation}
          onSave={(punctuation) => overlook({ punctuation })}
        />
        <KeptCheckbox
          label="How accents are encoded (Unicode form)"
          checked={fold.unicode}
          onSave={(unicode) => overlook({ unicode })}
        />
      </fieldset>
    </section>
  )
}

'use client'

import { ArrowDown, ArrowUp, CircleCheck, CircleX, Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { checkConventions } from '#lib/domain/definition/check-conventions.ts'
import { applyConventions } from '#lib/domain/definition/conventions.ts'
import type { TextRule } from '#lib/domain/definition/text-rule.ts'
import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segmented } from '../ui/segmented.tsx'
import type { Edit } from './edit.ts'
import { KeptCheckbox } from './kept-checkbox.tsx'
import { SavedField } from './saved-field.tsx'
import { useKept } from './use-kept.ts'

type Props = { question: QuestionId; rules: readonly TextRule[]; edit: Edit | null }

/** Transcript rules in the order in which they apply, each with its cases tried live; readers see them without fields. */
export function RulesEditor({ question, rules, edit }: Props) {
  const own = rules.filter((rule) => rule.question === question)
  const problems = useMemo(() => checkConventions(own), [own])
  const broken = problems.some(({ field }) => /\.(find|replace)$/.test(field))
  const read = (text: string) => (broken ? null : applyConventions(own, question, text))
  return (
    <article className="grid gap-5">
      <header>
        <h2 className="font-semibold text-xl tracking-tight">Transcript rules</h2>
        <p className="mt-1 max-w-prose text-muted">
          What is written so is read so, from the first rule to the last. The transcript itself stays as it was typed.
        </p>
      </header>
      {problems.length > 0 && edit ? (
        <Notice tone="warn">
          {problems.map(({ field, message }) => (
            <p key={`${field} ${message}`}>{message}</p>
          ))}
        </Notice>
      ) : null}
      {own.length === 0 ? <p className="text-faint">No rules yet: transcripts are read as they were typed.</p> : null}
      <ol className="grid gap-6">
        {own.map((rule, index) => (
          <li key={rule.id} className="grid gap-3 border-line border-t pt-4 first:border-t-0 first:pt-0">
            {edit ? (
              <RuleFields rule={rule} index={index} count={own.length} at={rules.indexOf(rule)} edit={edit} />
            ) : (
              <RuleWords rule={rule} />
            )}
            <Cases rule={rule} read={read} edit={edit} />
          </li>
        ))}
      </ol>
      {edit ? (
        <div>
          <Button onClick={() => void edit({ kind: 'add_rule', rule: newRule(question, own.length + 1) })}>
            <Plus aria-hidden /> Add a rule
          </Button>
        </div>
      ) : null}
      <Trial read={read} />
    </article>
  )
}

function newRule(question: QuestionId, number: number): Omit<TextRule, 'id'> {
  const cases = [{ given: 'Umm, yes', read: 'um yes' }]
  return { question, name: `Rule ${number}`, match: 'words', find: 'Umm,', replace: 'um', ignoreCase: false, cases }
}

function RuleWords({ rule }: { rule: TextRule }) {
  return (
    <div>
      <h3 className="font-medium">{rule.name}</h3>
      <p className="text-muted">
        <code className="rounded-sm bg-sunken px-1 font-mono">{rule.find}</code> is read as{' '}
        {rule.replace === '' ? 'nothing' : <code className="rounded-sm bg-sunken px-1 font-mono">{rule.replace}</code>}
        {rule.ignoreCase ? ', in any case' : ''}
        {rule.match === 'pattern' ? ' (a pattern)' : ''}
      </p>
    </div>
  )
}

type FieldsProps = { rule: TextRule; index: number; count: number; at: number; edit: Edit }

function RuleFields({ rule, index, count, at, edit }: FieldsProps) {
  const change = (part: Partial<TextRule>) => edit({ kind: 'edit_rule', rule: { ...rule, ...part } })
  const [match, chooseMatch] = useKept(rule.match, (next) => change({ match: next }))
  const move = (to: number) => void edit({ kind: 'move_rule', rule: rule.id, to })
  return (
    <div className="grid gap-3">
      <div className="flex items-end gap-1">
        <SavedField
          label={`Rule ${index + 1}`}
          value={rule.name}
          maxLength={200}
          className="grow"
          inputClassName="font-medium"
          onSave={(name) => change({ name })}
        />
        <Button
          variant="quiet"
          size="icon"
          disabled={index === 0}
          aria-label={`Apply ${rule.name} earlier`}
          onClick={() => move(at - 1)}
        >
          <ArrowUp />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          disabled={index === count - 1}
          aria-label={`Apply ${rule.name} later`}
          onClick={() => move(at + 1)}
        >
          <ArrowDown />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Remove ${rule.name}`}
          onClick={() => void edit({ kind: 'remove_rule', rule: rule.id })}
        >
          <Trash2 />
        </Button>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <div className="grid gap-1">
          <span className="font-medium text-sm">Finds</span>
          <Segmented
            label={`What ${rule.name} finds`}
            value={match}
            onChange={chooseMatch}
            options={[
              { value: 'words', label: 'Whole words', title: 'As they are written' },
              { value: 'pattern', label: 'Pattern', title: 'A regular expression (RE2); $1 in the replacement' },
            ]}
          />
        </div>
        <SavedField
          label={rule.match === 'words' ? 'Written' : 'Pattern'}
          value={rule.find}
          maxLength={1000}
          className="min-w-40 grow"
          inputClassName="font-mono"
          onSave={(find) => change({ find })}
        />
        <SavedField
          label="Read as"
          value={rule.replace}
          maxLength={1000}
          className="min-w-32 grow"
          inputClassName="font-mono"
          onSave={(replace) => change({ replace })}
        />
      </div>
      <KeptCheckbox
        label="Upper and lower case are the same"
        checked={rule.ignoreCase}
        onSave={(ignoreCase) => change({ ignoreCase })}
      />
    </div>
  )
}

type CasesProps = { rule: TextRule; read: (text: string) => string | null; edit: Edit | null }

/** What must come out of what, with a sign for whether it does. */
function Cases({ rule, read, edit }: CasesProps) {
  const change = (cases: TextRule['cases']) =>
    edit ? edit({ kind: 'edit_rule', rule: { ...rule, cases } }) : Promise.resolve(null)
  const replace = (at: number, part: Partial<TextRule['cases'][0]>) =>
    change(rule.cases.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <div className="grid gap-1.5">
      {rule.cases.map((one, index) => {
        const got = read(one.given)
        const right = got === one.read
        const key = `${rule.id} ${index}`
        return (
          <div key={key} className="flex flex-wrap items-center gap-2 text-sm">
            <span
              className={right ? 'text-good' : 'text-danger'}
              title={right ? 'Reads as it should' : 'Reads otherwise'}
            >
              {right ? (
                <CircleCheck aria-label="Right" className="size-4" />
              ) : (
                <CircleX aria-label="Wrong" className="size-4" />
              )}
            </span>
            {edit ? (
              <>
                <SavedField
                  label={`Case ${index + 1}: written`}
                  hideLabel
                  value={one.given}
                  maxLength={1000}
                  className="w-52"
                  onSave={(given) => replace(index, { given })}
                />
                <span aria-hidden>→</span>
                <SavedField
                  label={`Case ${index + 1}: read as`}
                  hideLabel
                  value={one.read}
                  maxLength={1000}
                  className="w-52"
                  onSave={(next) => replace(index, { read: next })}
                />
                <Button
                  variant="quiet"
                  size="icon-sm"
                  aria-label={`Remove case ${index + 1} of ${rule.name}`}
                  onClick={() => void change(rule.cases.filter((_, at) => at !== index))}
                >
                  <Trash2 />
                </Button>
              </>
            ) : (
              <span>
                “{one.given}” → “{one.read}”
              </span>
            )}
            {right ? null : <span className="text-danger">{got === null ? 'can’t be read' : `reads “${got}”`}</span>}
          </div>
        )
      })}
      {edit ? (
        <div>
          <Button size="sm" variant="quiet" onClick={() => void change([...rule.cases, { given: '', read: '' }])}>
            <Plus aria-hidden /> Add a case
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Any text, read by the rules as they stand. */
function Trial({ read }: { read: (text: string) => string | null }) {
  const [text, setText] = useState('')
  const result = read(text)
  return (
    <section aria-label="Try the rules" className="grid gap-2 border-line border-t pt-4">
      <Field label="Try the rules on a text">
        {(field) => <Textarea {...field} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {text === '' ? null : (
        <p aria-live="polite">
          <span className="text-muted">Reads: </span>
          {result ?? 'nothing until the rules are mended'}
        </p>
      )}
    </section>
  )
}

'use client'

import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import type { ReferenceKind } from '#lib/domain/reference/reference.ts'

/** What the person says about an import. */
export type GivenOptions = {
  source: string
  referenceKind: ReferenceKind
  referenceSource: string
  labelers: Record<string, string>
}
type Props = { summary: ImportSummary; options: GivenOptions; onChange: (options: GivenOptions) => void }

const kinds: Record<ReferenceKind, string> = {
  human: 'Published labels, given by people',
  expert: 'An expert’s answers',
  external: 'Measured ground truth',
}

/** Asks only for what these files leave open. Text is taken over when the field is left. */
export function ImportSettings({ summary, options, onChange }: Props) {
  const change = (part: Partial<GivenOptions>) => onChange({ ...options, ...part })
  // Who only passes through a field with Tab changes nothing.
  const leave = (before: string, now: string, part: Partial<GivenOptions>) => {
    if (now !== before) change(part)
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field label="Source of the items" hint="A camera, a site, a data set. Empty for none.">
        {(wiring) => (
          <Input
            {...wiring}
            defaultValue={options.source}
            onBlur={({ currentTarget: { value } }) => leave(options.source, value, { source: value })}
          />
        )}
      </Field>
      {summary.references > 0 ? (
        <>
          <Field label="Answers without a labeler are" hint="They become references and are never shown to labelers.">
            {(wiring) => (
              <Select
                {...wiring}
                value={options.referenceKind}
                onChange={(event) => change({ referenceKind: event.currentTarget.value as ReferenceKind })}
              >
                {Object.entries(kinds).map(([kind, label]) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Source of the references">
            {(wiring) => (
              <Input
                {...wiring}
                defaultValue={options.referenceSource}
                onBlur={({ currentTarget: { value } }) =>
                  leave(options.referenceSource, value, { referenceSource: value })
                }
              />
            )}
          </Field>
        </>
      ) : null}
      {summary.boxFiles.slice(0, 12).map((file) => (
        <Field
          key={file}
          label={`Labeler of ${file === '*.xml' ? 'the Pascal VOC files' : file}`}
          hint="Where the file does not say who drew; empty: references."
        >
          {(wiring) => (
            <Input
              {...wiring}
              defaultValue={options.labelers[file] ?? ''}
              onBlur={({ currentTarget: { value } }) =>
                leave(options.labelers[file] ?? '', value, { labelers: { ...options.labelers, [file]: value } })
              }
            />
          )}
        </Field>
      ))}
    </div>
  )
}

'use client'

import type { AcceptableInput, Definition } from '#lib/domain/definition/definition.ts'
import type { MediaKind } from '#lib/domain/schema/schema.ts'
import type { Edit } from './edit.ts'
import { SavedField } from './saved-field.tsx'

type Limit = { key: keyof AcceptableInput; media: MediaKind; name: string; unit: string; whole: boolean; most: number }

const limits: readonly Limit[] = [
  { key: 'minWidth', media: 'image', name: 'Least width', unit: 'px', whole: true, most: 1e5 },
  { key: 'minHeight', media: 'image', name: 'Least height', unit: 'px', whole: true, most: 1e5 },
  { key: 'minBrightness', media: 'image', name: 'Least brightness', unit: '0 … 1', whole: false, most: 1 },
  { key: 'minContrast', media: 'image', name: 'Least contrast', unit: '0 … 1', whole: false, most: 1 },
  { key: 'minSampleRate', media: 'audio', name: 'Least sample rate', unit: 'Hz', whole: false, most: 1e6 },
  { key: 'maxSilence', media: 'audio', name: 'Longest silence before or after', unit: 's', whole: false, most: 1e5 },
]

/** What an acceptable x is, as its readers see it. */
export function InputRules({ definition }: { definition: Definition }) {
  const set = limits.filter(({ key }) => definition.acceptable[key] !== null)
  return (
    <article className="grid gap-3">
      <h2 className="font-semibold text-xl tracking-tight">Acceptable input</h2>
      <p className="max-w-prose text-muted">What an item must be like to be labeled; imports say which fall short.</p>
      {set.length === 0 ? (
        <p className="text-faint">No limits are set.</p>
      ) : (
        <dl className="grid w-fit grid-cols-[auto_auto] gap-x-8 gap-y-1">
          {set.map(({ key, name, unit }) => (
            <div key={key} className="contents">
              <dt>{name}</dt>
              <dd className="text-right tabular-nums">
                {definition.acceptable[key]} {unit}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

/** The limits in draft mode; an empty field is no limit. */
export function InputEditor({ definition, edit }: { definition: Definition; edit: Edit }) {
  const { acceptable, schema } = definition
  async function save({ key, whole, most }: Limit, text: string): Promise<string | null> {
    const value = text.trim() === '' ? null : Number(text.replace(',', '.'))
    const fits = value === null || (value > 0 && value <= most && (!whole || Number.isInteger(value)))
    if (!fits) return `Write ${whole ? 'a whole number' : 'a number'} above 0 and up to ${most}, or nothing.`
    return edit({ kind: 'set_acceptable', acceptable: { ...acceptable, [key]: value } })
  }
  return (
    <div className="grid gap-4">
      <h2 className="font-semibold text-xl tracking-tight">Acceptable input</h2>
      <p className="max-w-prose text-muted">
        What an item must be like to be labeled; imports say which fall short. Leave a field empty for no limit.
      </p>
      {limits
        .filter(({ media }) => media === schema.media)
        .map((limit) => (
          <SavedField
            key={limit.key}
            label={`${limit.name} (${limit.unit})`}
            value={acceptable[limit.key] === null ? '' : String(acceptable[limit.key])}
            className="w-64"
            inputClassName="w-32 tabular-nums"
            onSave={(text) => save(limit, text)}
          />
        ))}
    </div>
  )
}

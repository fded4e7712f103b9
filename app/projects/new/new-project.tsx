'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { TemplatePicture } from '#components/guideline/template-picture.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { callApi } from '#lib/client/api.ts'
import type { Template } from '#lib/domain/definition/templates.ts'

type Choice = Omit<Template, 'definition'>

/** What kind of project, and what it is called; the label book follows. */
export function NewProject({ templates }: { templates: readonly Choice[] }) {
  const router = useRouter()
  const { busy, error, run } = useTask()
  const [template, setTemplate] = useState<Choice['id']>(templates[0]?.id ?? 'image-classification')
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')

  const create = () =>
    run(async () => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const body = { template, name, description, timeZone }
      const { project } = await callApi<{ project: string }>('/api/v1/projects', { method: 'POST', body })
      router.push(`/projects/${project}/guideline`)
    })

  return (
    <form
      className="grid gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <fieldset>
        <legend className="mb-3 font-medium">Start from</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {templates.map((one) => (
            <label
              key={one.id}
              className="relative flex cursor-pointer items-start gap-4 rounded-lg border border-line bg-surface p-4 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="template"
                value={one.id}
                checked={one.id === template}
                onChange={() => setTemplate(one.id)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              <TemplatePicture template={one.id} className="h-20 w-28 shrink-0" />
              <span className="min-w-0">
                <span className="block font-semibold text-md">{one.name}</span>
                <span className="mt-0.5 block text-muted">{one.purpose}</span>
                <span className="mt-1.5 block text-faint text-sm">{one.asks}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid max-w-xl gap-4">
        <Field label="Name" error={error?.field === 'name' ? error.message : undefined}>
          {(field) => (
            <Input
              {...field}
              value={name}
              maxLength={200}
              required
              autoComplete="off"
              placeholder="Phone screens"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="What the labels are for (optional)" hint="A sentence that helps everyone decide in doubt.">
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              value={description}
              maxLength={2000}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        {error && error.field !== 'name' ? <Notice tone="danger">{error.message}</Notice> : null}
        <div>
          <Button type="submit" variant="primary" size="lg" busy={busy} disabled={name.trim() === ''}>
            Create the project
          </Button>
        </div>
      </div>
    </form>
  )
}

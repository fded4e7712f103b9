'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { type MemberKind, memberKindNames, memberKinds, type Role } from '#lib/domain/project/roles.ts'
import { RolesList } from './roles-picker.tsx'

type Request = { roles: Role[]; kind: MemberKind; email?: string }

/** Chooses what somebody will be in the project, and makes the link that brings them in. */
export function InvitePanel({ onInvite }: { onInvite: (request: Request) => Promise<void> }) {
  const [roles, setRoles] = useState<Role[]>(['labeler'])
  const [kind, setKind] = useState<MemberKind>('in_house')
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    await onInvite({ roles, kind, ...(email ? { email } : {}) })
    setBusy(false)
    setEmail('')
  }

  return (
    <Panel title="Invite someone" note="There is no mail: you get a link and hand it over.">
      <form onSubmit={submit} className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <fieldset>
          <legend className="mb-1 font-medium text-sm">Roles</legend>
          <RolesList roles={roles} onChange={setRoles} />
        </fieldset>
        <div className="grid content-start gap-4">
          <Field label="Email address" hint="Optional. With it, only this person can use the link.">
            {(wiring) => (
              <Input
                {...wiring}
                type="email"
                autoComplete="off"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field label="Kind">
            {(wiring) => (
              <Select {...wiring} value={kind} onChange={(event) => setKind(event.target.value as MemberKind)}>
                {memberKinds.map((one) => (
                  <option key={one} value={one}>
                    {memberKindNames[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={busy} disabled={roles.length === 0}>
              Make an invitation link
            </Button>
          </div>
        </div>
      </form>
    </Panel>
  )
}

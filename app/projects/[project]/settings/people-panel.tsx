'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CopyField } from '#components/ui/copy-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { HeadCell, Row, Table } from '#components/ui/table.tsx'
import { callApi } from '#lib/client/api.ts'
import { InvitationRow } from './invitation-row.tsx'
import { InvitePanel } from './invite-panel.tsx'
import { MemberRow } from './member-row.tsx'
import type { Invitation, Person } from './people.ts'

type Props = { project: string; me: string; members: Person[]; invitations: Invitation[] }
type Handover = { title: string; text: string; url: string }

/** The people of a project: who they are, what they may do, and the links that bring them in. */
export function PeoplePanel({ project, me, members, invitations }: Props) {
  const router = useRouter()
  const say = useStatus()
  const [handover, setHandover] = useState<Handover | null>(null)
  const base = `/api/v1/projects/${project}`

  async function change(work: () => Promise<unknown>, done?: string) {
    try {
      await work()
      if (done) say(done, 'good')
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), 'danger')
    }
    router.refresh()
  }
  const showLink = (title: string, text: string, path: string) =>
    setHandover({ title, text, url: new URL(path, window.location.origin).href })

  return (
    <div className="grid gap-4">
      {handover ? (
        <Notice
          key={handover.url}
          ref={(element) => element?.scrollIntoView({ block: 'nearest' })}
          tone="accent"
          className="grid scroll-mt-24 gap-2 py-3"
        >
          <p className="font-medium">{handover.title}</p>
          <CopyField text={handover.url} label="Link to hand over" />
          <p className="text-muted text-sm">{handover.text}</p>
        </Notice>
      ) : null}
      <Panel title="People" note={`${members.length} in this project`}>
        <Table>
          <thead>
            <Row>
              <HeadCell>Name</HeadCell>
              <HeadCell>Roles</HeadCell>
              <HeadCell>Kind</HeadCell>
              <HeadCell title="Stands for the person in every release of this project">Pseudonym</HeadCell>
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            </Row>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                isMe={member.id === me}
                onRoles={(roles) =>
                  change(() => callApi(`${base}/members/${member.id}`, { method: 'PATCH', body: { roles } }))
                }
                onKind={(kind) =>
                  change(() => callApi(`${base}/members/${member.id}`, { method: 'PATCH', body: { kind } }))
                }
                onResetLink={() =>
                  change(async () => {
                    const { path } = await callApi<{ path: string }>(`${base}/members/${member.id}/reset-link`, {
                      method: 'POST',
                    })
                    const text = 'It works once, for a day. Whoever opens it can sign in as this person.'
                    showLink(`Link for ${member.name} to choose a new password`, text, path)
                  })
                }
                onRemove={() =>
                  change(
                    () => callApi(`${base}/members/${member.id}`, { method: 'DELETE' }),
                    `${member.name} is no longer in this project. What they submitted stays.`,
                  )
                }
              />
            ))}
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onTakeBack={() =>
                  change(
                    () => callApi(`${base}/invitations/${invitation.id}`, { method: 'DELETE' }),
                    'Invitation taken back.',
                  )
                }
              />
            ))}
          </tbody>
        </Table>
      </Panel>
      <InvitePanel
        onInvite={(request) =>
          change(async () => {
            const { path } = await callApi<{ path: string }>(`${base}/invitations`, { method: 'POST', body: request })
            const whom = request.email ? ` for ${request.email}` : ''
            const text = 'It works once, for a week, and is shown only now. Send it to one person.'
            showLink(`Invitation${whom}`, text, path)
          })
        }
      />
    </div>
  )
}

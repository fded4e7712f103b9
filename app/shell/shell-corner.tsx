'use client'

import { useState } from 'react'
import { DemoSwitcher } from '#components/shell/demo-switcher.tsx'
import type { DemoPerson, ShellPerson } from '#components/shell/people.ts'
import { PersonMenu } from '#components/shell/person-menu.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { callApi } from '#lib/client/api.ts'
import { signIn, signOut } from '#lib/client/sign-in.ts'

type Props = { person: ShellPerson; demoPeople: readonly DemoPerson[] }

/** The right end of the top bar: who is signed in, and in the demo who else one can be. */
export function ShellCorner({ person, demoPeople }: Props) {
  const say = useStatus()
  const [busy, setBusy] = useState(false)

  async function leave(how: () => Promise<void>, to: string) {
    setBusy(true)
    try {
      await how()
      window.location.assign(to) // a fresh document: nothing of the last person stays in memory
    } catch (error) {
      setBusy(false)
      say(error instanceof Error ? error.message : String(error), 'danger')
    }
  }
  const become = (account: string) =>
    leave(async () => {
      const { link } = await callApi<{ link: string }>('/api/v1/demo/switch', { method: 'POST', body: { account } })
      await signIn({ link })
    }, '/')

  return (
    <>
      {demoPeople.length > 1 ? (
        <DemoSwitcher people={demoPeople} current={person.id} busy={busy} onSwitch={become} />
      ) : null}
      <PersonMenu person={person} onSignOut={() => leave(signOut, '/sign-in')} />
    </>
  )
}

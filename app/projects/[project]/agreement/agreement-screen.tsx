'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { JobPanel } from '#app/jobs/job-panel.tsx'
import { type AgreementChoice, AgreementView } from '#components/agreement/agreement-view.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { SeenAgreement } from '#lib/domain/impact/agreement-report.ts'

type Props = { project: string; seen: SeenAgreement; choice: AgreementChoice }

/** Keeps what is looked at in the address, so that a figure can be linked to. */
export function AgreementScreen({ project, seen, choice }: Props) {
  const router = useRouter()
  const [waiting, startTransition] = useTransition()
  const [behind, setBehind] = useState(choice.behind)
  const choose = (next: AgreementChoice) => {
    setBehind(next.behind)
    startTransition(() => router.replace(addressOf(next), { scroll: false }))
  }
  const showBehind = (key: string | null) => {
    setBehind(key ?? undefined)
    window.history.replaceState(null, '', addressOf({ ...choice, behind: key ?? undefined }))
  }
  return (
    <div aria-busy={waiting} className={waiting ? 'opacity-60 transition-opacity' : undefined}>
      {seen.measuring ? (
        <Panel className="mb-4">
          <JobPanel
            id={seen.measuring}
            title="Measuring agreement"
            onEnd={(job) => job.state === 'done' && router.refresh()}
          />
        </Panel>
      ) : null}
      <AgreementView
        project={project}
        seen={seen}
        choice={{ ...choice, behind }}
        onChoose={choose}
        onBehind={showBehind}
      />
    </div>
  )
}

function addressOf(choice: AgreementChoice): string {
  const given = Object.entries(choice).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `?${new URLSearchParams(given)}`
}

'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { JobPanel } from '#app/jobs/job-panel.tsx'
import { type AgreementChoice, AgreementView } from '#components/agreement/agreement-view.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { SeenAgreement } from '#lib/domain/impact/agreement-report.ts'

type Props = { project: string; seen: SeenAgreement; choice: AgreementChoice }

/** Keeps what is looked at in the address, so that a figure can be linked to. */
export function AgreementScreen({ project, seen, choice }: Props) {
  const router = useRouter()
  const [waiting, startTransition] = useTransition()
  const choose = (next: AgreementChoice) => {
    const given = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]))
    startTransition(() => router.replace(`?${new URLSearchParams(given)}`, { scroll: false }))
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
      <AgreementView project={project} seen={seen} choice={choice} onChoose={choose} />
    </div>
  )
}

'use client'

import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { callApi } from '#lib/client/api.ts'

export function JoinAsMember({ secret, name }: { secret: string; name: string }) {
  const { busy, error, run } = useTask()
  const join = () =>
    run(async () => {
      const { project } = await callApi<{ project: string }>('/api/v1/join', { method: 'POST', body: { secret } })
      window.location.assign(`/projects/${project}`)
      await new Promise(() => {})
    })
  return (
    <div className="grid gap-4">
      {error ? <Notice tone="danger">{error.message}</Notice> : null}
      <Button variant="primary" size="lg" busy={busy} onClick={join}>
        Join as {name}
      </Button>
    </div>
  )
}

'use client'

import { Button } from '#components/ui/button.tsx'
import { PlainPage } from './shell/plain-page.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage
      title="Something went wrong"
      action={
        <Button variant="primary" size="lg" onClick={reset}>
          Try again
        </Button>
      }
    >
      What you entered elsewhere is not affected.{error.digest ? ` The server logged this as ${error.digest}.` : ''}
    </PlainPage>
  )
}

import { PlainPage } from './shell/plain-page.tsx'

export default function NotFound() {
  return (
    <PlainPage title="There is nothing here">
      The address may be mistyped, or it belongs to a project that you are not in.
    </PlainPage>
  )
}

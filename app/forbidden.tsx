import { PlainPage } from './shell/plain-page.tsx'

export default function Forbidden() {
  return (
    <PlainPage title="Your role does not include this">
      You are in this project, but this screen is for other roles. A lead of the project can give you one.
    </PlainPage>
  )
}

import { guardedPage } from './guarded-page.ts'
import { HomeScreen } from './home/home-screen.tsx'
import { AppShell } from './shell/app-shell.tsx'

export default guardedPage({}, async ({ ctx, actor }) => (
  <AppShell ctx={ctx} actor={actor}>
    <HomeScreen ctx={ctx} actor={actor} />
  </AppShell>
))

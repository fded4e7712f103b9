import { guardedPage } from './guarded-page.ts'
import { HomeProjects } from './home/home-projects.tsx'
import { AppShell } from './shell/app-shell.tsx'

export default guardedPage({}, async ({ ctx, actor }) => (
  <AppShell ctx={ctx} actor={actor}>
    <HomeProjects ctx={ctx} actor={actor} />
  </AppShell>
))

import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { readLabelBook } from '#lib/server/definitions/read-label-book.ts'
import { asSent } from './book.ts'
import { LabelBookScreen } from './label-book-screen.tsx'

export const metadata: Metadata = { title: 'Guideline' }

export default projectPage({ permission: 'guideline.see' }, async ({ ctx, actor, projectId }) => (
  <LabelBookScreen start={asSent(await readLabelBook(ctx, actor, projectId))} account={actor.account.id} />
))

import { Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { seeImports } from '#lib/server/imports/see-imports.ts'
import { seeItems, seeSlices } from '#lib/server/items/see-items.ts'
import { ItemsBrowser } from './items-browser.tsx'

export const metadata: Metadata = { title: 'Items' }

const query = z.object({
  text: z.string().catch('').default(''),
  batch: z.string().catch('').default(''),
  slice: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .catch([])
    .default([]),
})

export default projectPage({ permission: 'items.see', query }, async ({ ctx, actor, projectId, query }) => {
  const filter = { project: projectId, slice: query.slice }
  const [imports, slices, first, all] = await Promise.all([
    seeImports(ctx, actor, { project: projectId }),
    seeSlices(ctx, actor, { project: projectId }),
    seeItems(ctx, actor, {
      ...filter,
      ...(query.text ? { text: query.text } : {}),
      ...(query.batch ? { batch: query.batch } : {}),
      limit: 100,
    }),
    seeItems(ctx, actor, { project: projectId, limit: 1 }),
  ])
  const importHref = `/projects/${projectId}/items/import`
  const open = imports.filter(({ state, job }) => state === 'loading' && job !== null)
  return (
    <main className="flex h-[calc(100dvh-81px)] min-h-0 flex-col px-4 pt-5 sm:px-6">
      <PageHeader
        title="Items"
        lead={all.total === 0 ? 'What is labeled in this project.' : undefined}
        className="mb-3"
        actions={
          <Button asChild variant={all.total === 0 ? 'secondary' : 'primary'}>
            <Link href={importHref}>
              <Upload aria-hidden /> Import
            </Link>
          </Button>
        }
      />
      {all.total === 0 && open.length === 0 ? (
        <EmptyState
          title="There is nothing to label yet"
          action={
            <Button asChild variant="primary">
              <Link href={importHref}>Import a folder</Link>
            </Button>
          }
        >
          Import a folder of pictures or recordings. A table (CSV, JSON Lines) beside them can give ids, metadata,
          slices and labels that exist already; COCO and Pascal VOC bring boxes.
        </EmptyState>
      ) : (
        <ItemsBrowser
          project={projectId}
          query={query}
          first={first}
          slices={slices}
          batches={imports.filter(({ state }) => state === 'ready')}
          running={open.map(({ id, name, job }) => ({ id, name, job: job as string }))}
        />
      )}
    </main>
  )
})

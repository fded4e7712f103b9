import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeItem } from '#lib/server/items/see-item.ts'
import { ItemScreen } from './item-screen.tsx'

export const metadata: Metadata = { title: 'Item' }

export default projectPage(
  { permission: 'items.see', params: z.object({ item: idParam<ItemId>() }) },
  async ({ ctx, actor, projectId, params }) => {
    const item = await seeItem(ctx, actor, { project: projectId, item: params.item })
    return <ItemScreen project={projectId} item={item} />
  },
)

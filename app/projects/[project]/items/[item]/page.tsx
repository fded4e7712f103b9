import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { ChainPanel } from '#components/lineage/chain-panel.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeItem } from '#lib/server/items/see-item.ts'
import { traceLabel } from '#lib/server/releases/trace-label.ts'
import { ItemScreen } from './item-screen.tsx'

export const metadata: Metadata = { title: 'Item' }

export default projectPage(
  { permission: 'items.see', params: z.object({ item: idParam<ItemId>() }) },
  async ({ ctx, actor, projectId, params }) => {
    const item = await seeItem(ctx, actor, { project: projectId, item: params.item })
    const chain = await traceLabel(ctx, actor, { project: projectId, item: params.item })
    return (
      <ItemScreen project={projectId} item={item}>
        <Panel title="What its labels rest on">
          <ChainPanel chain={chain} />
        </Panel>
      </ItemScreen>
    )
  },
)

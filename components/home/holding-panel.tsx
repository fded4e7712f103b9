import type { Holding } from '#lib/domain/impact/holding-back.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { holdingWords } from './holding-words.ts'

type Props = { base: string; holding: Holding; roles: readonly Role[]; primary: boolean }

/** The one thing that holds a project back, and the one thing to do about it. */
export function HoldingBack({ base, holding, roles, primary }: Props) {
  const { sentence, why, action } = holdingWords(holding)
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div className="min-w-0 grow basis-72">
        <p className="text-balance font-semibold text-lg">{sentence}</p>
        {why ? <p className="mt-0.5 max-w-prose text-md text-muted">{why}</p> : null}
      </div>
      {action && isPermitted(roles, action.permission) ? (
        <Button asChild variant={primary ? 'primary' : 'secondary'} size="lg">
          <Link href={`${base}/${action.path}`}>{action.name}</Link>
        </Button>
      ) : null}
    </div>
  )
}

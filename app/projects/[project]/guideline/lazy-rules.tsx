import dynamic from 'next/dynamic'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The editor of transcript rules, which brings a regular-expression engine along: loaded only where it is shown. */
export const LazyRules = dynamic(
  () => import('#components/guideline/rules-editor.tsx').then(({ RulesEditor }) => RulesEditor),
  { loading: () => <Skeleton className="h-40" /> },
)

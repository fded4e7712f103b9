import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { Badge } from '../ui/badge.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { coefficient, FigureValue } from './figure-value.tsx'
import { count, howWords, leftOutSentence } from './measurement-words.ts'

type Detail = NonNullable<AgreementReport['detail']>

/** The figures that one looks at first, with how they came about and what would make them surer. */
export function HeadlinePanel({ detail }: { detail: Detail }) {
  const { agreement } = detail
  const how = howWords[detail.how]
  const [first, ...rest] = agreement.headline
  const left = leftOutSentence(detail.leftOut)
  return (
    <Panel className="h-full">
      <div className="flex flex-wrap items-center gap-2">
        <Tooltip text={how.means}>
          <button type="button" className="rounded-sm">
            <Badge tone={detail.how === 'remeasured' ? 'good' : detail.how === 'recomputed' ? 'warn' : 'plain'}>
              {how.word}
            </Badge>
          </button>
        </Tooltip>
        <span className="text-muted">
          version {detail.at} · {detail.round.name} · {count(agreement.items, 'item')} ×{' '}
          {count(agreement.labelers.length, 'labeler')}
        </span>
        {detail.simulated ? <Badge tone="warn">simulated</Badge> : null}
        {detail.random ? null : <Badge tone="outline">not drawn at random: speaks of these items only</Badge>}
      </div>
      {first ? (
        <div className="mt-4">
          <Explained name={first.name} />
          <div className="mt-0.5">
            <FigureValue figure={first.figure} name={first.name} large />
          </div>
        </div>
      ) : null}
      <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(140px,1fr))] gap-3">
        {rest.map(({ name, figure }) => (
          <div key={name}>
            <dt>
              <Explained name={name} />
            </dt>
            <dd className="mt-0.5 text-md">
              <FigureValue figure={figure} name={name} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 grid gap-1 text-muted text-sm">
        <li>{widthSentence(detail)}</li>
        {agreement.needsRelabel > 0 ? (
          <li>{count(agreement.needsRelabel, 'value')} can’t be read at this version and count as missing.</li>
        ) : null}
        {agreement.lacking > 0 ? <li>{count(agreement.lacking, 'answer')} say that x lacks the information.</li> : null}
        {agreement.kind === 'boxes' ? (
          <li>
            {count(agreement.emptyItems, 'image')} left empty by all: each is a unit of agreement in alpha, which
            therefore depends on how many there are.
          </li>
        ) : null}
        {left ? <li>{left}</li> : null}
        <li>Resampled over items, with these {agreement.labelers.length} labelers held fixed.</li>
      </ul>
    </Panel>
  )
}

function Explained({ name }: { name: keyof typeof figureMeanings }) {
  const { name: word, means, misleads } = figureMeanings[name]
  return (
    <Tooltip text={`${means} ${misleads}`}>
      <button
        type="button"
        className="rounded-sm text-muted text-sm underline decoration-dotted decoration-line-strong underline-offset-4"
      >
        {word}
      </button>
    </Tooltip>
  )
}

/**
 * Widths shrink with the root of the number of items, so half the width takes four times as many. The units of boxes are
 * clusters of them, and what is resampled are their images.
 */
function widthSentence({ agreement }: Detail): string {
  const alpha = agreement.headline.find(({ name }) => name === 'alpha')?.figure
  if (!alpha || !isDefined(alpha) || !alpha.interval) return 'There is no interval: too little was answered twice.'
  const width = alpha.interval[1] - alpha.interval[0]
  if (width === 0) return 'The interval has no width: every resample gives the same figure.'
  const items = agreement.kind === 'boxes' ? agreement.items : alpha.units
  return `Alpha’s interval is ${coefficient(width)} wide; ${count(3 * items, 'more item')} would halve it.`
}

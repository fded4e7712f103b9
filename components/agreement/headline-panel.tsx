import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { NamedFigure } from '#lib/domain/agreement/question-agreement.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { Badge } from '../ui/badge.tsx'
import { Panel } from '../ui/panel.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { behindKey } from './behind.ts'
import { Explained, ExplainedHead } from './explained.tsx'
import { FigureButton, FigureValue, writeFigure } from './figure-value.tsx'
import { count, howWords, leftOutParts } from './measurement-words.ts'

type Detail = NonNullable<AgreementReport['detail']>

type Props = {
  detail: Detail
  /** Number of the version that is read at; older measurements stand beside it. */
  version: number | null
  chosen: string | null
  onOpen: (key: string) => void
}

/** The figures that one looks at first, with how they came about and what would make them surer. */
export function HeadlinePanel({ detail, version, chosen, onOpen }: Props) {
  const { agreement, lost } = detail
  const how = howWords[detail.how]
  const [first, ...rest] = agreement.headline
  const left = leftOutParts(detail)
  const opened = ({ name }: NamedFigure) => ({
    chosen: behindKey.figure(name) === chosen,
    onOpen: () => onOpen(behindKey.figure(name)),
  })
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
            <FigureButton figure={first.figure} name={first.name} large {...opened(first)} />
          </div>
        </div>
      ) : null}
      <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(140px,1fr))] gap-3">
        {rest.map((one) => (
          <div key={one.name}>
            <dt>
              <Explained name={one.name} />
            </dt>
            <dd className="mt-0.5 text-md">
              <FigureButton figure={one.figure} name={one.name} {...opened(one)} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 grid gap-1 text-muted text-sm">
        {version !== null && detail.how === 'remeasured' && detail.at < version ? (
          <li>
            Nothing is measured anew under version {version} yet: a round on fresh items does so. Until then it stands
            on the axis as recomputed.
          </li>
        ) : null}
        <li>{widthSentence(detail)}</li>
        {left.length > 0 ? <li>Left out: {left.join(', ')}.</li> : null}
        {agreement.kind === 'boxes' && agreement.needsRelabel > 0 ? (
          <li>
            {count(agreement.needsRelabel, 'region or answer', 'regions or answers')} without a class at this version.
          </li>
        ) : null}
        {lost && (lost.classes !== 0 || Math.abs(lost.bits) > 0.005) ? <li>{lostSentence(lost, detail)}</li> : null}
        {agreement.lacking > 0 ? <li>{count(agreement.lacking, 'answer')} say that x lacks the information.</li> : null}
        {agreement.kind === 'boxes' ? (
          <li>
            {count(agreement.emptyItems, 'image')} left empty by all: each is a unit of agreement in alpha, which
            therefore depends on how many there are.
          </li>
        ) : null}
        <li>Resampled over items, with these {agreement.labelers.length} labelers held fixed.</li>
      </ul>
      {agreement.sensitivity.length > 0 ? <Sensitivity levels={agreement.sensitivity} /> : null}
    </Panel>
  )
}

/** The headline again at other thresholds of IoU, folded away. */
function Sensitivity({ levels }: { levels: Detail['agreement']['sensitivity'] }) {
  return (
    <details className="mt-3">
      <summary className="w-fit cursor-pointer rounded-sm text-accent text-sm">At other IoU thresholds</summary>
      <Table className="mt-1">
        <thead>
          <tr>
            <HeadCell>IoU from</HeadCell>
            {levels[0]?.headline.map(({ name }) => (
              <ExplainedHead key={name} name={name} />
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(({ threshold, headline }) => (
            <Row key={threshold}>
              <Cell className="tabular-nums">{threshold}</Cell>
              {headline.map(({ name, figure }) => (
                <Cell key={name} numeric>
                  <FigureValue figure={isDefined(figure) ? { ...figure, interval: null } : figure} name={name} />
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </details>
  )
}

function lostSentence({ classes, bits }: NonNullable<Detail['lost']>, { at, madeUnder }: Detail): string {
  const fewer = classes > 0 ? `${count(classes, 'class', 'classes')} fewer and ` : ''
  const said = `${Math.abs(bits).toFixed(2)} bits ${bits >= 0 ? 'less' : 'more'} in each label`
  return `Against version ${madeUnder}, version ${at} has ${fewer}${said}. Fewer classes agree more often by arithmetic alone.`
}

/**
 * Widths shrink with the root of the number of items, so half the width takes four times as many. The units of boxes are
 * clusters of them, and what is resampled are their images.
 */
function widthSentence({ agreement }: Detail): string {
  const first = agreement.headline.find(({ figure }) => isDefined(figure) && figure.interval)
  if (!first || !isDefined(first.figure) || !first.figure.interval) {
    return 'There is no interval: too little was answered twice.'
  }
  const { name, figure } = first
  const width = first.figure.interval[1] - first.figure.interval[0]
  if (width === 0) return 'The interval has no width: every resample gives the same figure.'
  const items = agreement.kind === 'boxes' ? agreement.items : figure.units
  const word = figureMeanings[name].name
  return `The interval of ${word} is ${writeFigure(name, width)} wide; ${count(3 * items, 'more item')} would halve it.`
}

import { count } from '../agreement/measurement-words.ts'

export type ToldEvent = {
  id: string
  at: Date
  kind: string
  actor: string | null
  item: string | null
  details: Record<string, unknown>
}

/** What of the audit log a lead wants to see pass by; the rest stays in the log. */
export const toldKinds = [
  'project.created',
  'import.finished',
  'member.joined',
  'member.left',
  'round.opened',
  'round.closed',
  'question.asked',
  'question.answered',
  'review.opened',
  'review.closed',
  'item.ruled',
  'item.parked',
  'version.published',
  'release.made',
] as const

type Told = { id: string; at: Date; actor: string; text: string }

/** Events as sentences, newest first; a run of the same act by the same person is told once, with its number. */
export function tellEvents(events: readonly ToldEvent[]): Told[] {
  const told: Told[] = []
  for (let at = 0; at < events.length; ) {
    const first = events[at] as ToldEvent
    let end = at + 1
    while (end < events.length && isSameAct(first, events[end] as ToldEvent)) end++
    told.push({ id: first.id, at: first.at, actor: first.actor ?? 'Concord', text: wordsOf(first, end - at) })
    at = end
  }
  return told
}

/** Acts on single items come in runs; everything else is told each time. */
function isSameAct(a: ToldEvent, b: ToldEvent): boolean {
  return a.item !== null && a.kind === b.kind && a.actor === b.actor
}

function wordsOf({ kind, details, item }: ToldEvent, times: number): string {
  const what = times > 1 ? `${times} items` : (item ?? 'an item')
  const number = (key: string) => (typeof details[key] === 'number' ? (details[key] as number) : 0)
  switch (kind) {
    case 'project.created':
      return 'started the project'
    case 'import.finished':
      return `imported ${importWords(number)}`
    case 'member.joined':
      return 'joined the project'
    case 'member.left':
      return 'took a member out of the project'
    case 'round.opened':
      return `opened round ${number('number')}${details.kind === 'relabel' ? ' for relabeling' : ''}, ${count(number('items'), 'item')}`
    case 'round.closed':
      return `closed round ${number('number')}`
    case 'question.asked':
      return `asked about ${what}`
    case 'question.answered':
      return `answered on ${what}`
    case 'review.opened':
      return `opened the session “${String(details.name ?? '')}”, ${count(number('items'), 'item')}`
    case 'review.closed':
      return 'closed a session'
    case 'item.ruled':
      return `ruled on ${what}`
    case 'item.parked':
      return `parked ${what}`
    case 'version.published':
      return `published version ${number('number')} of the definition`
    case 'release.made':
      return `made release ${number('number')}, ${count(number('rows'), 'label')}`
    default:
      return kind.replace('.', ' ')
  }
}

function importWords(number: (key: string) => number): string {
  const parts = [
    number('new') > 0 ? count(number('new'), 'item') : null,
    number('annotations') > 0 ? count(number('annotations'), 'annotation') : null,
    number('references') > 0 ? count(number('references'), 'reference') : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : 'nothing new'
}

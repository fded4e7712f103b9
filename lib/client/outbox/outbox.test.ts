import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, expect, test } from 'vitest'
import {
  type AssignmentId,
  asId,
  type ClassId,
  type ProjectId,
  type QuestionId,
  type VersionId,
} from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { ApiError } from '../api.ts'
import { OutboxQueue, quietTime } from './queue.ts'
import { OutboxDatabase, type OutboxRow, type OutboxWork } from './rows.ts'
import type { Acknowledgement } from './send-row.ts'
import { type OutboxEvent, OutboxSender } from './sender.ts'

const document = (text: string): AnswerDocument => ({
  format: 1,
  answers: { [asId<QuestionId>('q')]: { kind: 'choice', class: asId<ClassId>(text) } },
})
const common = { versionId: asId<VersionId>('v'), activeSeconds: 1 }
const draft = (text: string): OutboxWork => ({ kind: 'draft', ...common, document: document(text) })
const submit = (text: string): OutboxWork => ({ kind: 'submit', ...common, document: document(text), replaces: null })
const a = asId<AssignmentId>('a')
const b = asId<AssignmentId>('b')
const desk = (assignment: AssignmentId, editor = 'tab1') => ({
  user: 'ann',
  project: asId<ProjectId>('p'),
  assignment,
  editor,
})

let stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops) stop.abort()
  stops = []
})

/** An outbox over a fresh database, with a server that answers as the test says. */
function world(respond: (row: OutboxRow) => Acknowledgement | Promise<Acknowledgement>, user = 'ann') {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange }
  let time = 0
  const queueOf = (name: string) => new OutboxQueue(new OutboxDatabase(options), name, () => time)
  const queue = queueOf(user)
  const events: OutboxEvent[] = []
  const sent: OutboxRow[] = []
  const waiting: { fits: (event: OutboxEvent) => boolean; done: (event: OutboxEvent) => void }[] = []
  const tell = (event: OutboxEvent) => {
    events.push(event)
    for (const one of waiting) if (one.fits(event)) one.done(event)
  }
  const sender = new OutboxSender(
    queue,
    async (row) => {
      sent.push(row)
      return respond(row)
    },
    tell,
    1,
  )
  const start = () => {
    const stop = new AbortController()
    stops.push(stop)
    void sender.run(stop.signal)
  }
  return {
    queue,
    queueOf,
    events,
    sent,
    sender,
    start,
    pass(ms: number) {
      time += ms
      sender.wake()
    },
    /** Resolves with the next event of a kind that is told from now on. */
    next: <Kind extends OutboxEvent['kind']>(kind: Kind) =>
      new Promise<Extract<OutboxEvent, { kind: Kind }>>((resolve) => {
        waiting.push({
          fits: (event) => event.kind === kind,
          done: (event) => resolve(event as Extract<OutboxEvent, { kind: Kind }>),
        })
      }),
  }
}

let revision = 0
const accept = (row: OutboxRow): Acknowledgement =>
  row.work.kind === 'draft'
    ? { kind: 'draft', revision: (row.baseRevision ?? 0) + 1, surplus: false }
    : { kind: 'submit', revision: ++revision, surplus: false, already: false }

test('edits before the first save become one row, and wait for a pause', async () => {
  const { queue, pass } = world(accept)
  for (const text of ['x', 'y', 'z']) await queue.put(desk(a), draft(text))
  expect(await queue.all()).toMatchObject([{ work: draft('z') }])
  expect(await queue.next(new Set(), false)).toEqual({ wait: quietTime.pause })
  expect(await queue.next(new Set(), true)).toMatchObject({ work: draft('z') })
  pass(quietTime.pause)
  expect(await queue.next(new Set(), false)).toMatchObject({ work: draft('z') })
})

test('whoever types on and on is saved all the same', async () => {
  const { queue, pass } = world(accept)
  for (let t = 0; t <= quietTime.longest; t += 500) {
    await queue.put(desk(a), draft(`${t}`))
    pass(500)
  }
  expect(await queue.next(new Set(), false)).toMatchObject({ work: draft(`${quietTime.longest}`) })
})

test('while one save is in flight, edits gather in one behind it, based on what it was acknowledged as', async () => {
  let answer: () => void = () => {}
  const { queue, sent, sender, start, next } = world(
    (row) =>
      new Promise((resolve) => {
        answer = () => resolve(accept(row))
      }),
  )
  await queue.setRevision(a, 7)
  await queue.put(desk(a), draft('1'))
  start()
  sender.wake({ hurry: true })
  await until(() => sent.length === 1)
  for (const text of ['2', '3', '4']) await queue.put(desk(a), draft(text))
  expect(await queue.all()).toHaveLength(2)
  const first = next('acknowledged')
  answer()
  await first
  sender.wake({ hurry: true })
  await until(() => sent.length === 2)
  answer()
  await until(async () => (await queue.all()).length === 0)
  expect(sent.map(({ work, baseRevision }) => [work, baseRevision])).toEqual([
    [draft('1'), 7],
    [draft('4'), 8],
  ])
})

test('a submit takes the place of the unsent draft, and follows the sent one', async () => {
  const { queue, sent, start, sender } = world(accept)
  await queue.seal(await queue.put(desk(a), draft('1')))
  await queue.put(desk(a), draft('2'))
  await queue.put(desk(a), submit('3'))
  expect((await queue.all()).map(({ work }) => work)).toEqual([draft('1'), submit('3')])
  start()
  sender.wake()
  await until(async () => (await queue.all()).length === 0)
  expect(sent.map(({ work }) => work)).toEqual([draft('1'), submit('3')])
})

test('a lost answer is asked for again with the same operation and body', async () => {
  let failures = 3
  const { queue, sent, start, sender } = world((row) => {
    if (failures-- > 0) throw new ApiError(0, {})
    return accept(row)
  })
  await queue.put(desk(a), submit('1'))
  start()
  sender.wake()
  await until(async () => (await queue.all()).length === 0)
  expect(sent).toHaveLength(4)
  expect(new Set(sent.map((row) => JSON.stringify(row))).size).toBe(1)
})

test('what is on its way is not sent twice when the person asks for all to be sent; should it fail, it is tried at once', async () => {
  const answers: ((failed: boolean) => void)[] = []
  const { queue, sent, start, sender } = world(
    (row) =>
      new Promise((resolve, reject) => {
        answers.push((failed) => (failed ? reject(new ApiError(0, {})) : resolve(accept(row))))
      }),
  )
  await queue.put(desk(a), submit('1'))
  start()
  await until(() => answers.length === 1)
  sender.wake({ hurry: true, afresh: true })
  answers[0]?.(true)
  await until(() => answers.length === 2)
  sender.wake({ hurry: true, afresh: true })
  answers[1]?.(false)
  await until(async () => (await queue.all()).length === 0)
  expect(sent).toHaveLength(2)
})

test('a conflict takes the assignment out of the queue and gives both copies', async () => {
  const server = { revision: 9, document: document('theirs'), submitted: false }
  const { queue, start, sender, next } = world(() => {
    throw new ApiError(409, { code: 'conflict', message: 'changed elsewhere', server })
  })
  await queue.seal(await queue.put(desk(a), draft('mine')))
  await queue.put(desk(a), draft('mine, newer'))
  const conflict = next('conflict')
  start()
  sender.wake()
  expect(await conflict).toMatchObject({ assignment: a, mine: document('mine, newer'), server })
  expect(await queue.all()).toEqual([])
})

test('an unfinished submit is a draft again, and says what is missing', async () => {
  const { queue, start, sender, next } = world((row) => {
    if (row.work.kind === 'draft') return accept(row)
    throw new ApiError(422, { code: 'invalid', field: 'answers/q/regions/2', index: 2, message: 'no area' })
  })
  const told = next('unfinished')
  await queue.put(desk(a), submit('1'))
  start()
  sender.wake()
  expect(await told).toMatchObject({ field: 'answers/q/regions/2', index: 2, message: 'no area' })
  const saved = next('acknowledged')
  sender.wake({ hurry: true })
  expect((await saved).by).toMatchObject({ kind: 'draft', revision: 1 })
})

test('what is refused for good becomes a dead letter with its reason, and the next goes on', async () => {
  const { queue, start, sender } = world((row) => {
    if (row.assignment === a) throw new ApiError(410, { code: 'gone', message: 'taken out of the project' })
    return accept(row)
  })
  await queue.put(desk(a), submit('1'))
  await queue.put(desk(b), submit('2'))
  start()
  sender.wake()
  await until(async () => (await queue.all()).length === 0)
  const dead = await queue.deadLetters()
  expect(dead).toMatchObject([{ assignment: a, work: submit('1'), reason: 'taken out of the project' }])
  await queue.forgetDead(dead.map(({ id }) => id))
  expect(await queue.deadLetters()).toEqual([])
})

test('signed out, nothing is sent and nothing lost until the person is back', async () => {
  let signedIn = false
  const { queue, sent, start, sender, events, next } = world((row) => {
    if (!signedIn) throw new ApiError(401, { code: 'signed_out' })
    return accept(row)
  })
  const out = next('connection')
  await queue.put(desk(a), submit('1'))
  start()
  sender.wake()
  expect(await out).toEqual({ kind: 'connection', state: 'signed_out' })
  await queue.put(desk(b), submit('2'))
  sender.wake()
  expect(await queue.all()).toHaveLength(2)
  expect(sent).toHaveLength(1)
  signedIn = true
  sender.wake({ afresh: true })
  await until(async () => (await queue.all()).length === 0)
  expect(events.at(0)).toMatchObject({ state: 'signed_out' })
})

test('rows of another user of the browser are kept and never sent', async () => {
  const { queue, queueOf, sent, start, sender } = world(accept)
  await queueOf('ben').put({ ...desk(b), user: 'ben' }, submit('his'))
  await queue.put(desk(a), submit('hers'))
  start()
  sender.wake()
  await until(async () => (await queue.all()).length === 0)
  expect(sent.map(({ user }) => user)).toEqual(['ann'])
  expect(await queueOf('ben').all()).toMatchObject([{ work: submit('his') }])
})

test('an unsent submit can be taken back, a sent one can not', async () => {
  const { queue } = world(accept)
  await queue.put(desk(a), submit('1'))
  expect(await queue.withdraw(a)).toBe(true)
  expect(await queue.all()).toMatchObject([{ work: draft('1'), sent: false }])
  await queue.seal(await queue.put(desk(a), submit('1')))
  expect(await queue.withdraw(a)).toBe(false)
  expect(await queue.all()).toHaveLength(1)
})

test('after a reload the newest unsent document is found, and its base is the server’s unless a save is on its way', async () => {
  const { queue } = world(accept)
  expect(await queue.open(a, 4)).toBeNull()
  await queue.put(desk(a), draft('1'))
  expect(await queue.open(a, 5)).toEqual(document('1'))
  const sealed = await queue.seal((await queue.all())[0]!)
  expect(sealed.baseRevision).toBe(5)
  await queue.put(desk(a), draft('2'))
  expect(await queue.open(a, 6)).toEqual(document('2'))
  await queue.settle(sealed, 6)
  expect((await queue.seal((await queue.all())[0]!)).baseRevision).toBe(6)
})

test('what the server said before the last save arrived is known to be out of date', async () => {
  const { queue } = world(accept)
  await queue.open(a, 0)
  const sealed = await queue.seal(await queue.put(desk(a), draft('1')))
  await queue.settle(sealed, 1)
  expect(await queue.open(a, 0)).toBe('stale')
  expect(await queue.open(a, 1)).toBeNull()
})

/** Waits, a turn of the event loop at a time, until something is so; the test's own time limit ends it. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 1))
}

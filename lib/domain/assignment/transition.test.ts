import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AssignmentState, assignmentStates } from './assignment.ts'
import { type AssignmentEvent, occupiesSlot, transition } from './transition.ts'

const events: AssignmentEvent[] = ['take', 'submit', 'undo', 'skip', 'expire']

test('slots move exactly as the occupation of the assignment does, whatever happens in whatever state', () => {
  for (const from of assignmentStates) {
    for (const event of events) {
      for (const free of [true, false]) {
        const result = transition(from, event, free)
        if (!result.ok) continue
        const { state, slots } = result.value
        expect(slots + 0, `${from} ${event}`).toBe(Number(occupiesSlot(from)) - Number(occupiesSlot(state)) + 0)
        if (slots === -1) expect(free).toBe(true)
      }
    }
  }
})

test('with k slots, no sequence of events of many labelers holds or submits more than k', () => {
  const step = fc.record({ who: fc.nat(5), event: fc.constantFrom(...events) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 60 }), (k, steps) => {
      const states = new Map<number, AssignmentState>()
      let open = k
      for (const { who, event } of steps) {
        const result = transition(states.get(who) ?? 'expired', event, open > 0)
        if (!result.ok) continue
        states.set(who, result.value.state)
        open += result.value.slots
        const filled = [...states.values()].filter(occupiesSlot).length
        expect(filled).toBe(k - open)
        expect(open).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('a submit after expiry takes a free slot, else it is surplus', () => {
  expect(transition('expired', 'submit', true)).toEqual({ ok: true, value: { state: 'submitted', slots: -1 } })
  expect(transition('expired', 'submit', false)).toEqual({ ok: true, value: { state: 'surplus', slots: 0 } })
})

test('an expired item whose slots are gone cannot be taken again', () => {
  expect(transition('expired', 'take', false)).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
})

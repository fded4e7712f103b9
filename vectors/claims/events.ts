import { type EventRule, matchEvents } from '#lib/domain/time/event-matching.ts'
import type { Segment } from '#lib/domain/time/segment.ts'
import { activityIou, iouPerLabel } from '#lib/domain/time/time-overlap.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

const tolerance = 1e-9

/** Overlap in time, and events matched under each rule that the file lists. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const reference = segmentsOf(one.reference)
    const estimate = segmentsOf(one.estimate)
    const expected = recordOf(one.expect)
    if ('activity_iou' in expected) {
      checker.number('activity_iou', expected.activity_iou, activityIou(reference, estimate), tolerance)
    }
    if ('per_label_iou' in expected) {
      const perLabel = new Map(iouPerLabel(reference, estimate).map(({ label, iou }) => [label, iou]))
      const wanted = recordOf(expected.per_label_iou)
      checker.same('per_label_iou labels', Object.keys(wanted).sort(), [...perLabel.keys()].sort())
      for (const [label, iou] of Object.entries(wanted)) {
        checker.number(`per_label_iou.${label}`, iou, perLabel.get(label), tolerance)
      }
    }
    for (const entry of 'events' in expected ? listOf(expected.events) : []) {
      const event = recordOf(entry)
      const rule: EventRule = {
        match: event.match === 'onset' ? 'onset' : 'onset_offset',
        tolerance: Number(event.tolerance),
        offsetFraction: Number(event.offset_fraction ?? 0),
      }
      const where = `events ${event.match} ${event.tolerance} ${event.offset_fraction ?? ''}`
      if (event.match !== rule.match) checker.fail(where, 'the runner does not know this kind of match')
      const found = matchEvents(reference, estimate, rule)
      if ('matched' in event) checker.same(`${where}: matched`, event.matched, found.matched)
      for (const rate of ['precision', 'recall', 'f1'] as const) {
        if (rate in event) checker.number(`${where}: ${rate}`, event[rate], found[rate], tolerance)
      }
    }
  })
}

function segmentsOf(value: unknown): Segment[] {
  return listOf(value).map((segment) => {
    const [start, end, label] = listOf(segment)
    return { start: Number(start), end: Number(end), label: String(label) }
  })
}

import { rover } from '#lib/domain/consensus/rover.ts'
import { type CaseResult, eachCase } from '../cases.ts'

/** ROVER transcripts of crowd-kit: tokens between single spaces, in the given order. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    if (!Array.isArray(one.texts)) return
    const tokens = one.texts.map((text) => String(text).split(' '))
    if ('result' in one) checker.same('result', one.result, rover(tokens, { order: 'given' }).join(' '))
    if ('result_reversed_order' in one && one.order_dependent === false) {
      const reversed = tokens.toReversed()
      checker.same('result_reversed_order', one.result_reversed_order, rover(reversed, { order: 'given' }).join(' '))
    }
  })
}

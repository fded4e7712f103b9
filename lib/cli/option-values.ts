import { InvalidArgumentError } from 'commander'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** A share of something that is not nothing, as an option says it. */
export function toShare(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError('It is a number above 0 and at most 1.')
  return number
}

/** The refusal of an option that means nothing here. */
export function refuseOption(field: string, message: string): RefusalError {
  return new RefusalError({ code: 'bad_request', field, message })
}

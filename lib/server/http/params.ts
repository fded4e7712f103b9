import { z } from 'zod'

const pattern = /^[A-Za-z0-9_-]{1,64}$/

/** An id in a path, a query or a body, with its brand. */
export function idParam<Id extends string>() {
  return z
    .string()
    .regex(pattern, 'is not an id')
    .transform((text) => text as Id)
}

/** How many rows a list gives: at least 1, at most `most` (more is cut down to it). */
export function limitParam(usual: number, most: number) {
  return z.coerce
    .number()
    .int()
    .min(1)
    .default(usual)
    .transform((value) => Math.min(value, most))
}

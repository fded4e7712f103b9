import { type AnswerDocument, answerDocumentSchema } from '../schema/answer.ts'

/** The document format that is written today. */
export const currentFormat = 1

/** Each turns a document of its format into one of the next; a new format adds its predecessor's step here. */
const upcasts: ReadonlyMap<number, (document: unknown) => unknown> = new Map()

/**
 * Reads a stored document of any format as one of today's. Throws on a document that was never valid: what is stored
 * was checked before it was written.
 */
export function readDocument(stored: unknown): AnswerDocument {
  let document = stored
  for (let format = formatOf(document); format !== currentFormat; format = formatOf(document)) {
    const upcast = upcasts.get(format)
    if (!upcast) throw new Error(`no reader for answer documents of format ${format}`)
    document = upcast(document)
  }
  return answerDocumentSchema.parse(document)
}

function formatOf(document: unknown): number {
  const format = typeof document === 'object' && document !== null && 'format' in document ? document.format : null
  if (typeof format !== 'number') throw new Error('an answer document without a format')
  return format
}

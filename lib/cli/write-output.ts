import { once } from 'node:events'

/** Writes pieces of text to the standard output in large chunks and at the reader's pace, so that memory stays small. */
export async function writeOutput(pieces: Iterable<string>): Promise<void> {
  let pending = ''
  for (const piece of pieces) {
    pending += piece
    if (pending.length < 1 << 16) continue
    if (!process.stdout.write(pending)) await once(process.stdout, 'drain')
    pending = ''
  }
  if (pending !== '') process.stdout.write(pending)
}

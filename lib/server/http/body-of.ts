/** How long what is left of a body is received and thrown away, in milliseconds. */
const lingerMs = 30_000

/**
 * The bytes of a request as they come. A reader that stops early is done at once, but what the sender still sends is
 * received and thrown away for a while: to hang up on somebody who is sending loses the answer that says why.
 */
export async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      ended = done
      if (done) return
      yield value
    }
  } finally {
    if (!ended) void discardRest(reader).catch(() => {}) // the sender has gone
  }
}

async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const until = performance.now() + lingerMs
  while (performance.now() < until) {
    if ((await reader.read()).done) return
  }
  await reader.cancel()
}

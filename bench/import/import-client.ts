/** A program that talks to a server as its interface says, with a token. */
export class ImportClient {
  readonly #url: string
  readonly #token: string

  constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  /** Calls a route; throws unless it answers 2xx. */
  async call<T>(method: string, path: string, body?: Uint8Array | object): Promise<T> {
    const raw = body instanceof Uint8Array
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** Imports files as the screen does: several uploads at once, then the job, looked at until it has ended. */
  async importFiles(
    project: string,
    files: readonly { name: string; read(): Promise<Uint8Array> }[],
    atOnce = 3,
  ): Promise<{ uploadSeconds: number; totalSeconds: number; message: string }> {
    const started = performance.now()
    const base = `/api/v1/projects/${project}/imports`
    const { import: id } = await this.call<{ import: string }>('POST', base, { name: 'Benchmark' })
    const waiting = [...files]
    const send = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await this.call('PUT', `${base}/${id}/files?path=${encodeURIComponent(file.name)}`, await file.read())
      }
    }
    await Promise.all(Array.from({ length: atOnce }, send))
    const uploadSeconds = (performance.now() - started) / 1000
    const { job } = await this.call<{ job: { id: string } }>('POST', `${base}/${id}/start`, {})
    for (;;) {
      const seen = await this.call<{ state: string; message: string }>('GET', `/api/v1/jobs/${job.id}`)
      if (seen.state === 'done') {
        return { uploadSeconds, totalSeconds: (performance.now() - started) / 1000, message: seen.message }
      }
      if (seen.state === 'failed' || seen.state === 'cancelled') throw new Error(seen.message)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

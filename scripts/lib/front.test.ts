import { createServer, type RequestListener, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { answerBroken, receive } from './front.ts'

let server: Server

async function serveBehindFront(listener: RequestListener, behindProxy = false): Promise<number> {
  server = createServer((incoming, outgoing) => {
    if (receive(incoming, outgoing, behindProxy)) listener(incoming, outgoing)
  })
  server.on('clientError', answerBroken)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
afterEach(() => void server.close())

type Answer = { status: number; body: string }

function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}

/** What comes back for bytes that need not be HTTP. */
function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .on('data', (part: string) => {
        text += part
      })
      .on('end', () => resolve(text))
      .on('error', reject)
      .write(bytes)
  })
}

describe('who called', () => {
  const echo: RequestListener = (incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers))
  const claims = { 'x-forwarded-for': '1.2.3.4, 10.0.0.7', 'x-forwarded-host': 'evil.example', 'x-real-ip': '1.2.3.4' }

  test('is the other end of the socket, whatever a sender claims', async () => {
    const port = await serveBehindFront(echo)
    const seen = JSON.parse((await ask(port, '/', claims)).body) as Record<string, string>
    expect(seen['x-forwarded-for']).toBe('127.0.0.1')
    expect(seen['x-forwarded-host']).toBeUndefined()
    expect(seen['x-real-ip']).toBeUndefined()
  })
  test('is what a proxy of our own wrote last, never what stands before it', async () => {
    const port = await serveBehindFront(echo, true)
    const seen = JSON.parse((await ask(port, '/', claims)).body) as Record<string, string>
    expect(seen['x-forwarded-for']).toBe('10.0.0.7')
    expect(seen['x-forwarded-host']).toBe('evil.example')
  })
  test('is the proxy itself where it says nothing', async () => {
    const port = await serveBehindFront(echo, true)
    expect(JSON.parse((await ask(port, '/')).body)).toMatchObject({ 'x-forwarded-for': '127.0.0.1' })
  })
})

describe('an error has words', () => {
  const words = { code: expect.any(String), message: expect.stringMatching(/\.$/), requestId: expect.any(String) }
  const status = (code: number, body?: string): RequestListener => {
    return (_, outgoing) => {
      outgoing.statusCode = code
      if (body) outgoing.setHeader('content-type', 'application/json')
      outgoing.end(body)
    }
  }

  test('where a path has no such method', async () => {
    const port = await serveBehindFront(status(405))
    const { status: code, body } = await ask(port, '/api/v1/me', {}, 'DELETE')
    expect(code).toBe(405)
    expect(JSON.parse(body)).toEqual({ ...words, code: 'wrong_method' })
  })
  test('also where the head is written before the end', async () => {
    const port = await serveBehindFront((_, outgoing) => {
      outgoing.statusCode = 405
      outgoing.flushHeaders()
      outgoing.end()
    })
    expect(JSON.parse((await ask(port, '/api/v1/me', {}, 'DELETE')).body)).toEqual({ ...words, code: 'wrong_method' })
    expect(await ask(port, '/api/v1/me', {}, 'HEAD')).toEqual({ status: 405, body: '' })
  })
  test('and words that are there stay', async () => {
    const port = await serveBehindFront(status(405, '{"code":"own"}'))
    expect((await ask(port, '/api/v1/me')).body).toBe('{"code":"own"}')
  })
  test('an answer without an error stays empty', async () => {
    const port = await serveBehindFront(status(204))
    expect(await ask(port, '/api/v1/me')).toEqual({ status: 204, body: '' })
  })
  test.each(['/api/v1/projects/%E0%A4', '/api/media/%/primary'])(
    'where the address can’t be read: %s',
    async (path) => {
      const port = await serveBehindFront(status(200))
      const { status: code, body } = await ask(port, path)
      expect(code).toBe(400)
      expect(JSON.parse(body)).toEqual({ ...words, code: 'bad_request' })
    },
  )
  test.each([
    ['TRACE / HTTP/1.1', 405, 'wrong_method'],
    ['PROPFIND /api/v1/me HTTP/1.1', 405, 'wrong_method'],
    ['OPTIONS * HTTP/1.1', 400, 'bad_request'],
    ['GET http://evil.example/ HTTP/1.1', 400, 'bad_request'],
  ])('where the request is none for this server: %s', async (line, code, name) => {
    const port = await serveBehindFront(status(200))
    const text = await send(port, `${line}\r\nhost: x\r\nconnection: close\r\n\r\n`)
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${code} `))
    expect(JSON.parse(text.slice(text.indexOf('{')))).toEqual({ ...words, code: name })
  })
  test('where what comes is no HTTP, or its headers have no end', async () => {
    const port = await serveBehindFront(status(200))
    const noise = await send(port, 'hello\r\n\r\n')
    expect(noise).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(noise.slice(noise.indexOf('{')))).toEqual(words)
    const long = await send(port, `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(40_000)}\r\n\r\n`)
    expect(long).toMatch(/^HTTP\/1\.1 431 /)
    expect(JSON.parse(long.slice(long.indexOf('{')))).toEqual(words)
  })
})

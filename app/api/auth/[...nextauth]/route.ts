import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import { getContext } from '#lib/server/context.ts'
import { authOptions, type SignInOutcome } from '#lib/server/http/auth-options.ts'
import { clientAddress } from '#lib/server/http/client-address.ts'
import { errorResponse, refusalResponse } from '#lib/server/http/refusal-response.ts'
import { requireSameOrigin } from '#lib/server/http/same-origin.ts'

/** next-auth's own answers to what it does not know are no JSON of ours. */
const noSuchStep: Refusal = { code: 'bad_request', message: 'Signing in has no such step, or not by this method.' }

type Route = { params: Promise<{ nextauth: string[] }> }

/**
 * next-auth, with the origin check before it and the refusals of signing in after it: what its own client expects
 * (`url`) beside what all our answers have.
 */
async function answer(request: NextRequest, route: Route): Promise<Response> {
  const requestId = crypto.randomUUID()
  try {
    requireSameOrigin(request)
    const ctx = await getContext()
    if (ctx.settings.publicUrl) process.env.NEXTAUTH_URL = ctx.settings.publicUrl
    else process.env.AUTH_TRUST_HOST = '1' // so that localhost and 127.0.0.1 both work
    const outcome: SignInOutcome = { refusal: null }
    const response: Response = await NextAuth(request, route, authOptions(ctx, clientAddress(request), outcome))
    if (!outcome.refusal) return response.status < 400 ? response : refusalResponse(noSuchStep, requestId)
    const url = new URL('/sign-in?error=refused', request.url).href
    return refusalResponse({ ...outcome.refusal, details: { ...outcome.refusal.details, url } }, requestId)
  } catch (error) {
    return errorResponse(error, requestId, `${request.method} ${new URL(request.url).pathname}`)
  }
}

export { answer as GET, answer as POST }

import { endSession } from '#db/queries/sessions.ts'
import type { Context } from '../context.ts'

/** Ends a session; whoever still holds its cookie is signed out. */
export async function signOut(ctx: Context, sessionId: string): Promise<void> {
  await endSession(ctx.db, sessionId, ctx.now())
}

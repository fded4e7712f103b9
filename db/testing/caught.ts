/** What a call is refused with; null when it is not. */
export async function caught(call: PromiseLike<unknown>): Promise<(Error & { cause?: unknown }) | null> {
  try {
    await call
    return null
  } catch (error) {
    return error as Error
  }
}

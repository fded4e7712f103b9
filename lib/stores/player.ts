import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where playing stands. Times in seconds; `loop` null, the whole clip, or a stretch of it. */
export type PlayerState = {
  playing: boolean
  time: number
  duration: number
  rate: number
  loop: { from: number; to: number } | null
  /** Set when the sound can't be played, in words. */
  failed: string | null
}
export type PlayerStore = StoreApi<PlayerState>

export const rates = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The next speed up or down; the ends stay. */
export function nextRate(rate: number, step: 1 | -1): number {
  const at = rates.findIndex((candidate) => candidate >= rate - 1e-9)
  return rates[Math.min(rates.length - 1, Math.max(0, at + step))] ?? rate
}

export function createPlayerStore(duration: number): PlayerStore {
  return createStore(() => ({ playing: false, time: 0, duration, rate: 1, loop: null, failed: null }))
}

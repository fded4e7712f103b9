'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { renewalInterval } from '#lib/domain/assignment/lease.ts'
import type { LabelingSession } from './session.ts'

/** How often an idle screen looks for new work, in milliseconds. */
const lookAgainMs = 20_000

/** Renews leases while the page is seen, lets go of what is held ahead while it is hidden, and counts active time. */
export function useSessionLife(session: LabelingSession): void {
  const lease = useStore(session.state, (state) => state.round?.leaseSeconds ?? null)
  const idle = useStore(session.state, (state) => state.phase === 'idle')
  useEffect(() => {
    if (lease === null || idle) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void session.renew()
    }, renewalInterval(lease))
    return () => clearInterval(timer)
  }, [session, lease, idle])
  useEffect(() => {
    if (!idle) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void session.load()
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [session, idle])
  useEffect(() => {
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') session.hide()
      else void session.reappear()
    }
    const onLife = () => session.touch()
    document.addEventListener('visibilitychange', onVisibility)
    document.addEventListener('keydown', onLife)
    document.addEventListener('pointerdown', onLife)
    document.addEventListener('wheel', onLife, { passive: true })
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      document.removeEventListener('keydown', onLife)
      document.removeEventListener('pointerdown', onLife)
      document.removeEventListener('wheel', onLife)
    }
  }, [session])
}

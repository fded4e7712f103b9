'use client'
import { Gauge, Pause, Play, Repeat, RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#components/ui/button.tsx'
import { type AudioCommand, audioCommands } from './audio-commands.ts'
import { Transport } from './transport.ts'
import { Waveform } from './waveform.tsx'

export type AudioPlayerProps = {
  source: string
  peaks: string
  /** Seconds; the silence before and after as measured at ingest. */
  duration: number
  silenceBefore: number
  silenceAfter: number
  label: string
  /** Starts by itself when the item arrives (a person's setting). */
  autoPlay?: boolean
  onCommands?: (commands: readonly AudioCommand[]) => () => void
  /** Hands over what plays, for who needs to know or to set where it stands; null once it has ended. */
  onTransport?: (transport: Transport | null) => void
  /** What stands on the waveform, placed by time (words, comments). */
  children?: ReactNode
}

/** One recording: waveform, time, silence at both ends, play, seek, speed and loop. */
export function AudioPlayer(props: AudioPlayerProps) {
  const { source, peaks, duration, label, autoPlay, onCommands, onTransport } = props
  const [transport, setTransport] = useState<Transport | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const opened = new Transport(source, duration)
    setTransport(opened)
    setProblem(null)
    return () => opened.destroy()
  }, [source, duration])
  useEffect(() => {
    if (autoPlay) transport?.play()
  }, [autoPlay, transport])
  useEffect(() => onCommands?.(audioCommands(() => transport)), [onCommands, transport])
  useEffect(() => {
    onTransport?.(transport)
    return () => onTransport?.(null)
  }, [onTransport, transport])
  return (
    <section aria-label="Player" data-source={source} className="flex min-h-0 min-w-0 flex-1 flex-col bg-sunken">
      <div className="relative min-h-24 flex-1">
        {transport ? (
          <Waveform peaks={peaks} transport={transport} duration={duration} label={label} onFailed={setProblem} />
        ) : null}
        <Silence side="left" seconds={props.silenceBefore} duration={duration} />
        <Silence side="right" seconds={props.silenceAfter} duration={duration} />
        {props.children}
      </div>
      {transport ? <Controls transport={transport} silence={[props.silenceBefore, props.silenceAfter]} /> : null}
      {problem ? (
        <p role="alert" className="px-3 pb-2 text-danger text-sm">
          {problem}
        </p>
      ) : null}
    </section>
  )
}

/** A hatched end where nothing is heard. */
function Silence({ side, seconds, duration }: { side: 'left' | 'right'; seconds: number; duration: number }) {
  if (!(seconds > 0.05) || duration <= 0) return null
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 bg-line/50"
      style={{ [side]: 0, width: `${Math.min(100, (100 * seconds) / duration)}%` }}
    />
  )
}

function Controls({ transport, silence }: { transport: Transport; silence: readonly [number, number] }) {
  const { playing, time, duration, rate, loop, failed } = useStore(transport.store)
  return (
    <div className="flex h-11 flex-none items-center gap-1.5 border-line border-t bg-surface px-3">
      <Button variant="primary" size="icon" aria-label={playing ? 'Pause' : 'Play'} onClick={() => transport.toggle()}>
        {playing ? <Pause /> : <Play />}
      </Button>
      <Button variant="quiet" size="icon" aria-label="Play from the start" onClick={() => transport.replay()}>
        <RotateCcw />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label="Loop"
        aria-pressed={loop !== null}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        onClick={() => transport.toggleLoop()}
      >
        <Repeat />
      </Button>
      <span className="ml-1 font-medium tabular-nums" data-testid="player-time">
        {time.toFixed(2)} <span className="text-faint">/ {duration.toFixed(2)} s</span>
      </span>
      <span className="ml-4 hidden text-faint text-sm tabular-nums md:inline">
        silence {silence[0].toFixed(2)} s before, {silence[1].toFixed(2)} s after
      </span>
      <span className="ml-auto flex items-center gap-0.5">
        <Gauge className="size-4 text-faint" aria-hidden />
        <Button variant="quiet" size="sm" aria-label="Slower" onClick={() => transport.changeRate(-1)}>
          −
        </Button>
        <span className="w-10 text-center tabular-nums" data-testid="player-rate">
          {rate.toFixed(2)}×
        </span>
        <Button variant="quiet" size="sm" aria-label="Faster" onClick={() => transport.changeRate(1)}>
          +
        </Button>
      </span>
      {failed ? (
        <span role="alert" className="text-danger text-sm">
          {failed}
        </span>
      ) : null}
    </div>
  )
}

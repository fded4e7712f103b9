'use client'
import { Gauge, Pause, Play, Repeat, RotateCcw, Volume2, VolumeOff } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { keepFocus, useTyping } from '#components/ui/use-typing.ts'
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
  /** That setting, to be changed beside the sound. */
  setting?: { on: boolean; toggle: () => void } | null
  onCommands?: (commands: readonly AudioCommand[]) => () => void
  /** Hands over what plays, for who needs to know or to set where it stands; null once it has ended. */
  onTransport?: (transport: Transport | null) => void
  /** What stands on the waveform, placed by time (words, comments). */
  children?: ReactNode
}

/** One recording: waveform, time, silence at both ends, play, seek, speed and loop. */
export function AudioPlayer(props: AudioPlayerProps) {
  const { source, peaks, duration, label, onCommands, onTransport } = props
  const latest = useRef(props)
  latest.current = props
  const [transport, setTransport] = useState<Transport | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const opened = new Transport(source, duration)
    setTransport(opened)
    setProblem(null)
    return () => opened.destroy()
  }, [source, duration])
  useEffect(() => {
    if (latest.current.autoPlay) transport?.play() // on arrival alone: the setting may change meanwhile
  }, [transport])
  const commands = useMemo(() => audioCommands(() => transport), [transport])
  useEffect(() => onCommands?.(commands), [onCommands, commands])
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
      {transport ? (
        <Controls
          transport={transport}
          silence={[props.silenceBefore, props.silenceAfter]}
          setting={props.setting ?? null}
          commands={onCommands ? commands : []}
        />
      ) : null}
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

type ControlsProps = {
  transport: Transport
  silence: readonly [number, number]
  setting: { on: boolean; toggle: () => void } | null
  /** Those that keys work; the keys stand beside what they do, as they are where the person types or does not. */
  commands: readonly AudioCommand[]
}

function Controls({ transport, silence, setting, commands }: ControlsProps) {
  const { playing, time, duration, rate, loop, failed } = useStore(transport.store)
  const typing = useTyping()
  const key = (id: string) => {
    const command = commands.find((one) => one.id === (typing ? `audio.${id}.typing` : `audio.${id}`))
    return command ? <Kbd keys={command.key} className="hidden h-4 text-[0.625rem] lg:inline-flex" /> : null
  }
  return (
    <div
      role="toolbar"
      aria-label="Sound"
      onMouseDown={keepFocus}
      className="flex h-11 flex-none items-center gap-1 border-line border-t bg-surface px-3"
    >
      <Button variant="primary" size="icon" aria-label={playing ? 'Pause' : 'Play'} onClick={() => transport.toggle()}>
        {playing ? <Pause /> : <Play />}
      </Button>
      {key('play')}
      <Button variant="quiet" size="sm" aria-label="Back 2 s" onClick={() => transport.skip(-2)}>
        −2 s
      </Button>
      {key('back')}
      <Button variant="quiet" size="icon" aria-label="Play from the start" onClick={() => transport.replay()}>
        <RotateCcw />
      </Button>
      {key('replay')}
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
      <span className="ml-1 whitespace-nowrap font-medium tabular-nums" data-testid="player-time">
        {time.toFixed(2)} <span className="text-faint">/ {duration.toFixed(2)} s</span>
      </span>
      <span
        className="ml-2 hidden min-w-0 truncate text-faint text-sm tabular-nums md:inline"
        title={`Silence: ${silence[0].toFixed(2)} s before, ${silence[1].toFixed(2)} s after`}
      >
        silence {silence[0].toFixed(2)} s before, {silence[1].toFixed(2)} s after
      </span>
      <span className="ml-auto flex items-center gap-0.5">
        {setting ? (
          <Button
            variant="quiet"
            size="icon"
            aria-label="Play clips on arrival"
            title={setting.on ? 'Clips play on arrival' : 'Clips wait to be played'}
            aria-pressed={setting.on}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
            onClick={setting.toggle}
          >
            {setting.on ? <Volume2 /> : <VolumeOff />}
          </Button>
        ) : null}
        <Gauge className="ml-1 size-4 text-faint" aria-hidden />
        {key('slower')}
        <Button variant="quiet" size="sm" aria-label="Slower" onClick={() => transport.changeRate(-1)}>
          −
        </Button>
        <span className="w-10 text-center tabular-nums" data-testid="player-rate">
          {rate.toFixed(2)}×
        </span>
        <Button variant="quiet" size="sm" aria-label="Faster" onClick={() => transport.changeRate(1)}>
          +
        </Button>
        {key('faster')}
      </span>
      {failed ? (
        <span role="alert" className="text-danger text-sm">
          {failed}
        </span>
      ) : null}
    </div>
  )
}

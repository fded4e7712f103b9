'use client'
import { Hand, MousePointer2, Redo2, SquareDashed, Trash2, Undo2, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'

import type { BoxesAnswer } from '#lib/domain/schema/answer.ts'
import type { BoxesQuestion } from '#lib/domain/schema/question.ts'
import { type BoxesStore, createBoxesStore, type Picture } from '#lib/stores/boxes.ts'
import { useThemeChange } from '../ui/use-theme-change.ts'
import type { BoxesCanvas } from './boxes-canvas.ts'
import { type BoxesCommand, boxesCommands } from './boxes-commands.ts'

export type BoxesWorkbenchProps = {
  /** Address of the upright image. */
  source: string
  alt: string
  picture: Picture
  question: BoxesQuestion
  /** The answer to start from; the workbench is remounted (by `key`) for another item. */
  value: BoxesAnswer | null
  readOnly: boolean
  onChange: (answer: BoxesAnswer) => void
  /** Hands the commands to whoever handles keys; called once per mount with a function that takes them back. */
  onCommands: (commands: readonly BoxesCommand[]) => () => void
  /** Where the store goes: the list of shapes beside the canvas reads it. */
  onStore?: (store: BoxesStore | null) => void
}

/** Draw, move, resize and name boxes on a picture. */
export function BoxesWorkbench(props: BoxesWorkbenchProps) {
  const { source, alt, picture, question, readOnly, onCommands, onStore } = props
  const latest = useRef(props)
  latest.current = props
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<BoxesCanvas | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const help = useId()
  // One store per mount: another item remounts the workbench.
  const [store] = useState(() =>
    createBoxesStore({
      answer: props.value,
      picture,
      activeClass: question.classes[0]?.id ?? null,
      readOnly,
      onChange: (answer) => latest.current.onChange(answer),
    }),
  )
  useEffect(() => store.setState({ readOnly, tool: readOnly ? 'select' : store.getState().tool }), [store, readOnly])
  useEffect(() => {
    onStore?.(store)
    return () => onStore?.(null)
  }, [store, onStore])
  useEffect(
    () => onCommands(boxesCommands(store, () => canvas.current, question.classes)),
    [store, question, onCommands],
  )
  useEffect(() => {
    const element = host.current
    if (!element) return
    let gone = false
    setFailed(null)
    openCanvas(element, store, picture, source, question)
      .then((opened) => {
        if (gone) opened.destroy()
        else canvas.current = opened
      })
      .catch(() => {
        if (!gone) setFailed('The picture could not be loaded. Check the connection, then reload the page.')
      })
    return () => {
      gone = true
      canvas.current?.destroy()
      canvas.current = null
    }
  }, [store, picture, source, question])
  useSpaceBar(canvas)
  useThemeChange(() => canvas.current?.recolour())
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <ToolBar store={store} canvas={() => canvas.current} />
      <div
        ref={host}
        role="img"
        aria-label={alt}
        aria-describedby={help}
        data-testid="boxes-canvas"
        data-source={source}
        className="min-h-0 min-w-0 flex-1 touch-none overflow-hidden bg-sunken"
      />
      <p id={help} className="sr-only">
        Boxes are drawn with the pointer, or put in the middle with Shift+B; arrows then move them, and with Ctrl they
        size them. The list of shapes beside the picture holds the same boxes as text.
      </p>
      {failed ? (
        <p role="alert" className="absolute inset-0 m-auto h-fit w-fit rounded-md bg-danger-soft p-3 text-danger">
          {failed}
        </p>
      ) : null}
    </div>
  )
}

async function openCanvas(
  host: HTMLDivElement,
  store: BoxesStore,
  picture: Picture,
  source: string,
  question: BoxesQuestion,
) {
  const image = new Image()
  image.src = source
  // konva comes only when a picture is boxed, so that other projects never load it.
  const [{ BoxesCanvas }] = await Promise.all([import('./boxes-canvas.ts'), image.decode()])
  return new BoxesCanvas(host, store, picture, image, question.classes)
}

function ToolBar({ store, canvas }: { store: BoxesStore; canvas: () => BoxesCanvas | null }) {
  const tool = useStore(store, (state) => state.tool)
  const log = useStore(store, (state) => state.log)
  const selected = useStore(store, (state) => state.selected)
  const readOnly = useStore(store, (state) => state.readOnly)
  const actions = store.getState()
  return (
    <div
      role="toolbar"
      aria-label="Tools"
      aria-orientation="vertical"
      className="flex w-10 flex-none flex-col items-center gap-1 border-line border-r bg-surface py-2"
    >
      <Tool
        label="Draw boxes (B)"
        on={tool === 'draw'}
        disabled={readOnly}
        run={() => actions.chooseTool('draw')}
        icon={<SquareDashed />}
      />
      <Tool
        label="Select and move (V)"
        on={tool === 'select'}
        run={() => actions.chooseTool('select')}
        icon={<MousePointer2 />}
      />
      <Tool
        label="Move the picture (H, or hold space)"
        on={tool === 'pan'}
        run={() => actions.chooseTool('pan')}
        icon={<Hand />}
      />
      <hr className="my-1 w-5 border-line" />
      <Tool label="Undo (Ctrl+Z)" disabled={readOnly || log.undo.length === 0} run={actions.undo} icon={<Undo2 />} />
      <Tool
        label="Redo (Ctrl+Shift+Z)"
        disabled={readOnly || log.redo.length === 0}
        run={actions.redo}
        icon={<Redo2 />}
      />
      <Tool
        label="Delete the box (Del)"
        disabled={readOnly || !selected}
        run={() => selected && actions.remove(selected)}
        icon={<Trash2 />}
      />
      <hr className="my-1 w-5 border-line" />
      <Tool label="Zoom in (+)" run={() => canvas()?.zoom(1.25)} icon={<ZoomIn />} />
      <Tool label="Zoom out (-)" run={() => canvas()?.zoom(0.8)} icon={<ZoomOut />} />
    </div>
  )
}

function Tool(props: { label: string; icon: ReactNode; run: () => void; on?: boolean; disabled?: boolean }) {
  return (
    <button
      type="button"
      title={props.label}
      aria-label={props.label}
      aria-pressed={props.on}
      disabled={props.disabled}
      onClick={props.run}
      className="flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink disabled:opacity-40 aria-pressed:bg-accent-soft aria-pressed:text-accent-strong [&_svg]:size-4"
    >
      {props.icon}
    </button>
  )
}

/** Holding the space bar moves the picture, unless the person types or a button has the focus. */
function useSpaceBar(canvas: { current: BoxesCanvas | null }) {
  useEffect(() => {
    const typing = (target: EventTarget | null) =>
      target instanceof Element && target.closest('input, textarea, select, button, [contenteditable]') !== null
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || typing(event.target)) return
      event.preventDefault()
      if (!event.repeat) canvas.current?.holdPan(event.type === 'keydown')
    }
    document.addEventListener('keydown', press)
    document.addEventListener('keyup', press)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('keyup', press)
    }
  }, [canvas])
}

import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import type { BoxesCanvas } from './boxes-canvas.ts'

/** One command of the box editor: menus, key handling and the sheet of keys derive from the list. */
export type BoxesCommand = {
  id: string
  name: string
  key: string
  run: () => void
  when?: () => boolean
  /** Runs again while the key is held down. */
  repeats?: boolean
  /** Makes sense only by key. */
  keyOnly?: boolean
}

/** How far an arrow moves the view, in pixels of the screen. */
const panStep = 24

/** Every command of the box editor. `canvas` answers null until the picture is loaded. */
export function boxesCommands(
  store: BoxesStore,
  canvas: () => BoxesCanvas | null,
  classes: readonly { id: ClassId; key: string; name: string }[],
): BoxesCommand[] {
  const state = () => store.getState()
  const selected = () => state().selected !== null
  const editable = () => !state().readOnly
  const atHand = () => editable() && selected()
  const byKey = { repeats: true, keyOnly: true }
  /** An arrow: moves the box at hand, sizes it with Ctrl, both ten times as far with Shift; else moves the picture. */
  const arrow = (way: string, size: string, dx: number, dy: number): BoxesCommand[] =>
    [1, 10].flatMap((far): BoxesCommand[] => {
      const [key, id] = far === 1 ? [`arrow${way}`, ''] : [`shift+arrow${way}`, '-far']
      return [
        {
          id: `boxes.nudge${id}.arrow${way}`,
          name: `Move the box ${way} by ${far} px`,
          key,
          run: () => state().nudge(far * dx, far * dy),
          when: atHand,
          ...byKey,
        },
        {
          id: `boxes.size${id}.arrow${way}`,
          name: `Make the box ${size} by ${far} px`,
          key: `mod+${key}`,
          run: () => state().size(far * dx, far * dy),
          when: atHand,
          ...byKey,
        },
        {
          id: `boxes.move-picture${id}.arrow${way}`,
          name: `Move the view ${way}${far === 1 ? '' : ', far'}`,
          key,
          run: () => canvas()?.pan(-panStep * far * dx, -panStep * far * dy),
          when: () => !selected(),
          ...byKey,
        },
      ]
    })
  return [
    { id: 'boxes.draw', name: 'Draw boxes', key: 'b', run: () => state().chooseTool('draw'), when: editable },
    {
      id: 'boxes.draw-by-key',
      name: 'Put a box in the middle of the view',
      key: 'shift+b',
      run: () => canvas()?.putBox(),
      when: editable,
    },
    { id: 'boxes.select', name: 'Select and move', key: 'v', run: () => state().chooseTool('select') },
    { id: 'boxes.pan', name: 'Move the picture', key: 'h', run: () => state().chooseTool('pan') },
    ...classes
      .filter((one) => one.key)
      .map((one) => ({
        id: `boxes.class.${one.id}`,
        name: one.name,
        key: one.key,
        run: () => state().chooseClass(one.id),
        when: editable,
      })),
    { id: 'boxes.next', name: 'Next box', key: 'j', run: () => state().selectNext(1), repeats: true },
    { id: 'boxes.previous', name: 'Previous box', key: 'k', run: () => state().selectNext(-1), repeats: true },
    {
      id: 'boxes.delete',
      name: 'Delete the box',
      key: 'delete',
      run: () => {
        const id = state().selected
        if (id) state().remove(id)
      },
      when: atHand,
    },
    {
      id: 'boxes.let-go',
      name: 'Let go of the box',
      key: 'escape',
      run: () => {
        canvas()?.cancel()
        state().select(null)
      },
      when: () => selected() || state().pending !== null,
    },
    { id: 'boxes.undo', name: 'Undo', key: 'mod+z', run: () => state().undo(), when: editable },
    { id: 'boxes.redo', name: 'Redo', key: 'mod+shift+z', run: () => state().redo(), when: editable },
    { id: 'boxes.zoom-in', name: 'Zoom in', key: 'plus', run: () => canvas()?.zoom(1.25), repeats: true },
    { id: 'boxes.zoom-out', name: 'Zoom out', key: '-', run: () => canvas()?.zoom(0.8), repeats: true },
    { id: 'boxes.fit', name: 'Whole picture', key: '0', run: () => canvas()?.showAll() },
    { id: 'boxes.hide', name: 'Hide or show the boxes', key: 'o', run: () => canvas()?.toggleBoxes() },
    ...arrow('left', 'narrower', -1, 0),
    ...arrow('right', 'wider', 1, 0),
    ...arrow('up', 'lower', 0, -1),
    ...arrow('down', 'higher', 0, 1),
  ]
}

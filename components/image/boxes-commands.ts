import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import type { BoxesCanvas } from './boxes-canvas.ts'

/** One command of the box editor: menus, key handling and the sheet of keys derive from the list. */
export type BoxesCommand = { id: string; name: string; key: string; run: () => void; when?: () => boolean }

/** Every command of the box editor. `canvas` answers null until the picture is loaded. */
export function boxesCommands(
  store: BoxesStore,
  canvas: () => BoxesCanvas | null,
  classes: readonly { id: ClassId; key: string; name: string }[],
): BoxesCommand[] {
  const state = () => store.getState()
  const selected = () => state().selected !== null
  const editable = () => !state().readOnly
  const nudge = (key: string, name: string, dx: number, dy: number): BoxesCommand[] => [
    {
      id: `boxes.nudge.${key}`,
      name: `Move the box ${name} by 1 px`,
      key,
      run: () => state().nudge(dx, dy),
      when: selected,
    },
    {
      id: `boxes.nudge-far.${key}`,
      name: `Move the box ${name} by 10 px`,
      key: `shift+${key}`,
      run: () => state().nudge(10 * dx, 10 * dy),
      when: selected,
    },
  ]
  return [
    { id: 'boxes.draw', name: 'Draw boxes', key: 'b', run: () => state().chooseTool('draw'), when: editable },
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
    { id: 'boxes.next', name: 'Next box', key: 'j', run: () => state().selectNext(1) },
    { id: 'boxes.previous', name: 'Previous box', key: 'k', run: () => state().selectNext(-1) },
    {
      id: 'boxes.delete',
      name: 'Delete the box',
      key: 'delete',
      run: () => {
        const id = state().selected
        if (id) state().remove(id)
      },
      when: () => editable() && selected(),
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
    { id: 'boxes.zoom-in', name: 'Zoom in', key: 'plus', run: () => canvas()?.zoom(1.25) },
    { id: 'boxes.zoom-out', name: 'Zoom out', key: '-', run: () => canvas()?.zoom(0.8) },
    { id: 'boxes.fit', name: 'Whole picture', key: '0', run: () => canvas()?.showAll() },
    { id: 'boxes.hide', name: 'Hide or show the boxes', key: 'o', run: () => canvas()?.toggleBoxes() },
    ...nudge('arrowleft', 'left', -1, 0),
    ...nudge('arrowright', 'right', 1, 0),
    ...nudge('arrowup', 'up', 0, -1),
    ...nudge('arrowdown', 'down', 0, 1),
  ]
}

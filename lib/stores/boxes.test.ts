import { describe, expect, test, vi } from 'vitest'
import type { ClassId, RegionId } from '#lib/domain/kernel/ids.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { createBoxesStore, fitted } from './boxes.ts'

const picture = { width: 100, height: 80 }
const box = (id: string, x = 10, y = 10, width = 20, height = 20): BoxRegion => ({
  id: id as RegionId,
  x,
  y,
  width,
  height,
  class: 'a' as ClassId,
})
const open = (regions: BoxRegion[] = [], readOnly = false) => {
  const onChange = vi.fn()
  const store = createBoxesStore({
    answer: { kind: 'boxes', regions },
    picture,
    activeClass: 'a' as ClassId,
    readOnly,
    onChange,
  })
  return { store, onChange, ids: () => [...store.getState().regions.keys()] }
}

describe('the box store', () => {
  test('undo and redo walk through adding, moving and deleting', () => {
    const { store, ids } = open()
    store.getState().add(box('one'))
    store.getState().replace(box('one', 30))
    store.getState().remove('one' as RegionId)
    expect(ids()).toEqual([])
    store.getState().undo()
    expect(store.getState().regions.get('one' as RegionId)?.x).toBe(30)
    store.getState().undo()
    expect(store.getState().regions.get('one' as RegionId)?.x).toBe(10)
    store.getState().undo()
    expect(ids()).toEqual([])
    store.getState().undo()
    store.getState().redo()
    expect(ids()).toEqual(['one'])
    store.getState().redo()
    expect(store.getState().regions.get('one' as RegionId)?.x).toBe(30)
  })

  test('a new action forgets what was undone', () => {
    const { store, ids } = open()
    store.getState().add(box('one'))
    store.getState().undo()
    store.getState().add(box('two'))
    store.getState().redo()
    expect(ids()).toEqual(['two'])
  })

  test('a box is sized by keys at its right and lower edge, within the picture, and never to nothing', () => {
    const { store } = open([box('one', 70, 40)])
    store.getState().size(5, 5)
    expect(store.getState().regions.get('one' as RegionId)?.width).toBe(20)
    store.getState().select('one' as RegionId)
    store.getState().size(5, -5)
    expect(store.getState().regions.get('one' as RegionId)).toMatchObject({ x: 70, y: 40, width: 25, height: 15 })
    store.getState().size(100, -100)
    expect(store.getState().regions.get('one' as RegionId)).toMatchObject({ width: 30, height: 3 })
    store.getState().undo()
    expect(store.getState().regions.get('one' as RegionId)).toMatchObject({ width: 25, height: 15 })
  })

  test('choosing a class changes the selected box and the next one', () => {
    const { store, onChange } = open([box('one')])
    store.getState().select('one' as RegionId)
    store.getState().chooseClass('b' as ClassId)
    expect(store.getState().regions.get('one' as RegionId)?.class).toBe('b')
    expect(store.getState().activeClass).toBe('b')
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  test('boxes stay inside the picture', () => {
    expect(fitted(box('x', -5, 70, 20, 20), picture)).toMatchObject({ x: 0, y: 70, width: 15, height: 10 })
    expect(fitted(box('x', 200, 10), picture)).toBeNull()
    const { store } = open([box('one', 85)])
    store.getState().select('one' as RegionId)
    store.getState().nudge(50, 0)
    expect(store.getState().regions.get('one' as RegionId)).toMatchObject({ x: 80, width: 20 })
  })

  test('read only, nothing changes and nobody is told', () => {
    const { store, onChange, ids } = open([box('one')], true)
    store.getState().remove('one' as RegionId)
    store.getState().add(box('two'))
    store.getState().undo()
    expect(ids()).toEqual(['one'])
    expect(onChange).not.toHaveBeenCalled()
  })

  test('walking through the list goes round', () => {
    const { store } = open([box('one'), box('two')])
    const next = (step: 1 | -1) => {
      store.getState().selectNext(step)
      return store.getState().selected
    }
    expect([next(1), next(1), next(1), next(-1)]).toEqual(['one', 'two', 'one', 'two'])
  })
})

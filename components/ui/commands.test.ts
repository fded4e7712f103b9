import { describe, expect, test } from 'vitest'
import { type Command, commandsOf, createCommandRegistry, type Place } from './commands.ts'
import { keyName } from './keys.ts'

const page: Place = { text: false, control: false, overlay: false, repeat: false }
const command = (part: Partial<Command>): Command => ({ id: 'a', name: 'A', group: 'G', run: () => {}, ...part })
const press = (key: string, part: Partial<Parameters<typeof keyName>[0]> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...part })

describe('key names', () => {
  test('are lower case, name Shift only where the character does not show it, and take ⌘ for Ctrl', () => {
    expect(press('J')).toBe('j')
    expect(press('J', { shiftKey: true })).toBe('shift+j')
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('Tab', { shiftKey: true })).toBe('shift+tab')
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('Enter', { metaKey: true })).toBe('mod+enter')
    expect(press(' ')).toBe('space')
    expect(press(' ', { shiftKey: true })).toBe('shift+space')
    expect(press('1')).toBe('1')
  })
  test('a modifier alone has none', () => {
    expect(press('Shift', { shiftKey: true })).toBeNull()
    expect(press('Control', { ctrlKey: true })).toBeNull()
  })
})

describe('finding the command of a key', () => {
  test('plain keys never fire inside a text field, whatever the command says', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ keys: ['s'], inText: true }), command({ id: 'b', keys: ['?', '1', 'enter'] })])
    for (const key of ['s', '?', '1', 'enter']) {
      expect(registry.find(key, { ...page, text: true }), key).toBeNull()
      expect(registry.find(key, page), key).not.toBeNull()
    }
  })
  test('keys with Ctrl or Alt fire there too, and others only if the command says so', () => {
    const registry = createCommandRegistry()
    registry.add(() => [
      command({ keys: ['mod+enter', 'alt+p', 'escape', 'tab'] }),
      command({ id: 'b', keys: ['arrowup'], inText: true }),
    ])
    const inText = { ...page, text: true }
    expect(registry.find('mod+enter', inText)?.id).toBe('a')
    expect(registry.find('alt+p', inText)?.id).toBe('a')
    expect(registry.find('escape', inText)?.id).toBe('a')
    expect(registry.find('tab', inText)).toBeNull()
    expect(registry.find('arrowup', inText)?.id).toBe('b')
  })
  test('Enter and Space on a button stay the button’s', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ keys: ['enter', 'space', 'j'] })])
    expect(registry.find('enter', { ...page, control: true })).toBeNull()
    expect(registry.find('space', { ...page, control: true })).toBeNull()
    expect(registry.find('j', { ...page, control: true })?.id).toBe('a')
  })
  test('the arrows stay with a control that they work', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ keys: ['arrowleft', 'j'] })])
    expect(registry.find('arrowleft', { ...page, control: true, arrows: true })).toBeNull()
    expect(registry.find('arrowleft', { ...page, control: true })?.id).toBe('a')
    expect(registry.find('j', { ...page, control: true, arrows: true })?.id).toBe('a')
  })
  test('nothing fires under a dialog, and only what repeats while a key is held', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ keys: ['j'], repeats: true }), command({ id: 'b', keys: ['s'] })])
    expect(registry.find('j', { ...page, overlay: true })).toBeNull()
    expect(registry.find('j', { ...page, repeat: true })?.id).toBe('a')
    expect(registry.find('s', { ...page, repeat: true })).toBeNull()
  })
  test('what was added last wins, and goes when it is taken away', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ id: 'page', keys: ['j'] })])
    const remove = registry.add(() => [command({ id: 'panel', keys: ['j'] })])
    expect(registry.find('j', page)?.id).toBe('panel')
    remove()
    expect(registry.find('j', page)?.id).toBe('page')
    expect(registry.list().map(({ id }) => id)).toEqual(['page'])
  })
  test('a command that can’t be done now lets the next one have the key', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ id: 'first', keys: ['j'] })])
    registry.add(() => [command({ id: 'second', keys: ['j'], when: () => false })])
    expect(registry.find('j', page)?.id).toBe('first')
  })
  test('an editor’s commands come with one key each, and ctrl is the same as mod', () => {
    const registry = createCommandRegistry()
    registry.add(() => commandsOf('Sound', [{ id: 'play', name: 'Play', key: 'ctrl+space', run: () => {} }]))
    expect(registry.find('mod+space', { ...page, text: true })?.group).toBe('Sound')
  })
  test('remapped keys replace the command’s own', () => {
    const registry = createCommandRegistry()
    registry.add(() => [command({ keys: ['s'] })])
    registry.remap({ a: ['x'] })
    expect(registry.find('s', page)).toBeNull()
    expect(registry.find('x', page)?.id).toBe('a')
    registry.remap({})
    expect(registry.find('s', page)?.id).toBe('a')
  })
})

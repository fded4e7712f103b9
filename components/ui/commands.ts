import { isTypingKey } from './keys.ts'

/** A thing that a person can do, whole: menus, keys, the palette and the key sheet all derive from it. */
export type Command = {
  /** Stays the same for ever: remapped keys are kept under it. */
  id: string
  name: string
  /** Heading on the key sheet and in the palette. */
  group: string
  /** Keys that run it, named as keyName does; the first is shown. */
  keys?: readonly string[]
  /** Whether it can be done now; always when absent. */
  when?: () => boolean
  run: () => void
  /** Runs again while the key is held down. */
  repeats?: boolean
  /** Also runs inside text fields, where keys that write or edit otherwise never do anything but that. */
  inText?: boolean
  /** Not in the palette: it makes sense only by key. */
  keyOnly?: boolean
  /** Further words to find it by. */
  keywords?: readonly string[]
}

/** Where a key press happened, as far as commands care. */
export type Place = {
  /** In a field that takes text. */
  text: boolean
  /** On a button, link or other control that Enter and Space work. */
  control: boolean
  /** On a control that the arrows work: one of several radio buttons, a slider, a tab. */
  arrows?: boolean
  /** A dialog or menu is open and takes the keys. */
  overlay: boolean
  repeat: boolean
}

export type Keymap = Readonly<Record<string, readonly string[]>>

export type CommandRegistry = {
  /** Adds commands until the returned function is called. The list is read anew each time. */
  add(source: () => readonly Command[]): () => void
  /** All commands there are now, those added last first; a later one hides an earlier one of the same id. */
  list(): Command[]
  /** The keys of a command: as remapped, else its own. */
  keysOf(command: Command): readonly string[]
  remap(keymap: Keymap): void
  /** The command that a key press runs, or null. */
  find(key: string, place: Place): Command | null
}

export function createCommandRegistry(): CommandRegistry {
  const sources: (() => readonly Command[])[] = []
  let keymap: Keymap = {}

  function list(): Command[] {
    const byId = new Map<string, Command>()
    for (const source of [...sources].reverse()) {
      for (const command of source()) if (!byId.has(command.id)) byId.set(command.id, command)
    }
    return [...byId.values()]
  }
  const keysOf = (command: Command) => (keymap[command.id] ?? command.keys ?? []).map(withMod)

  return {
    add(source) {
      sources.push(source)
      return () => {
        sources.splice(sources.indexOf(source), 1)
      }
    },
    list,
    keysOf,
    remap(next) {
      keymap = next
    },
    find(key, place) {
      if (place.overlay) return null
      const plain = isTypingKey(key)
      if (place.control && (key === 'enter' || key === 'space')) return null
      if (place.arrows && key.startsWith('arrow')) return null
      const fits = (command: Command) =>
        keysOf(command).includes(key) &&
        (!place.text || !plain || (command.inText === true && key.length > 1)) &&
        (!place.repeat || command.repeats === true) &&
        (command.when?.() ?? true)
      return list().find(fits) ?? null
    },
  }
}

/** Ctrl and ⌘ do the same. */
function withMod(key: string): string {
  return key.replace(/^ctrl\+/, 'mod+')
}

type SingleKeyCommand = Omit<Command, 'keys' | 'group'> & { key: string }

/** The commands of an editor, which have one key each, as the registry takes them. */
export function commandsOf(group: string, commands: readonly SingleKeyCommand[]): Command[] {
  return commands.map(({ key, ...command }) => ({ ...command, group, keys: [key] }))
}

/** The registry of this browser tab. */
export const commandRegistry = createCommandRegistry()

import type { Transport } from './transport.ts'

/** One command of the player; `typing` is the key that works inside a text field. */
export type AudioCommand = {
  id: string
  name: string
  key: string
  run: () => void
  when?: () => boolean
  inText?: boolean
}

/** Every command of the player, each with a key outside text fields and one that works while typing. */
export function audioCommands(transport: () => Transport | null): AudioCommand[] {
  const both = (id: string, name: string, key: string, typing: string, run: (t: Transport) => void): AudioCommand[] => {
    const act = () => {
      const current = transport()
      if (current) run(current)
    }
    return [
      { id: `audio.${id}`, name, key, run: act },
      { id: `audio.${id}.typing`, name: `${name} (while typing)`, key: typing, run: act, inText: true },
    ]
  }
  return [
    ...both('play', 'Play or pause', 'space', 'ctrl+space', (t) => t.toggle()),
    ...both('back', 'Back 2 s', 'arrowleft', 'ctrl+,', (t) => t.skip(-2)),
    ...both('forward', 'Forward 2 s', 'arrowright', 'ctrl+.', (t) => t.skip(2)),
    ...both('slower', 'Slower', '[', 'ctrl+[', (t) => t.changeRate(-1)),
    ...both('faster', 'Faster', ']', 'ctrl+]', (t) => t.changeRate(1)),
    ...both('replay', 'Play from the start', 'r', 'ctrl+shift+space', (t) => t.replay()),
    ...both('loop', 'Loop on or off', 'l', 'alt+l', (t) => t.toggleLoop()),
  ]
}

/** What a person prefers on this screen, kept in this browser alone. */
function read(name: string, usual: boolean): boolean {
  try {
    const kept = localStorage.getItem(`concord.label.${name}`)
    return kept === null ? usual : kept === 'yes'
  } catch {
    return usual // storage is switched off
  }
}

function write(name: string, value: boolean): void {
  try {
    localStorage.setItem(`concord.label.${name}`, value ? 'yes' : 'no')
  } catch {
    // It holds until the page is left.
  }
}

/** Whether a clip plays when it arrives. */
export const readAutoPlay = () => read('autoplay', true)
export const writeAutoPlay = (on: boolean) => write('autoplay', on)

/** Whether the definition stands open beside the item. */
export const readDefinitionOpen = () => read('definition', true)
export const writeDefinitionOpen = (open: boolean) => write('definition', open)

/** How many class colours there are; each is a CSS variable `--class-0` … with a light and a dark form. */
export const paletteSize = 12

/** The number of a colour of the colour-blind-safe class palette, 0 … paletteSize − 1. */
export type PaletteColour = number

/** The CSS colour of a palette number; numbers beyond the palette wrap round. */
export function cssColour(colour: PaletteColour): string {
  return `var(--class-${((colour % paletteSize) + paletteSize) % paletteSize})`
}

/** How many class colours there are; each is a CSS variable `--class-0` … with a light and a dark form. */
export const paletteSize = 12

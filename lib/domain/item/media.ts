/** What ingest measured of an image. Sizes in pixels of the upright image; brightness and contrast in 0 … 1. */
export type ImageMeasures = {
  kind: 'image'
  width: number
  height: number
  /** EXIF orientation of the original, 1 … 8; 1 when absent. */
  orientation: number
  brightness: number
  contrast: number
}

/** What ingest measured of a recording. Times in seconds. */
export type AudioMeasures = {
  kind: 'audio'
  duration: number
  sampleRate: number
  channels: number
  /** Silence before the first and after the last sample louder than −50 dBFS. */
  silenceBefore: number
  silenceAfter: number
}
export type MediaMeasures = ImageMeasures | AudioMeasures

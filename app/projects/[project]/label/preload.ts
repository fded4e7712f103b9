import type { LabelingItem } from '#lib/domain/annotation/claim.ts'

/** Pictures decoded ahead, by address; the last few, so that the next item is on the screen at once. */
const pictures = new Map<string, HTMLImageElement>()
const sounds = new Map<string, HTMLAudioElement>()
const kept = 4

/** Fetches and decodes the media of an item that will be shown soon. */
export function preloadItem(item: LabelingItem): void {
  for (const { url, measures } of item.media) {
    if (measures.kind === 'image' && !pictures.has(url)) {
      const picture = new Image()
      picture.src = url
      void picture.decode().catch(() => {}) // shown, or reported, when its turn comes
      keep(pictures, url, picture)
    }
    if (measures.kind === 'audio' && !sounds.has(url)) {
      const sound = new Audio()
      sound.preload = 'auto'
      sound.src = url
      keep(sounds, url, sound)
    }
  }
}

function keep<T>(shelf: Map<string, T>, url: string, media: T): void {
  shelf.set(url, media)
  const [oldest] = shelf.keys()
  if (shelf.size > kept && oldest !== undefined) shelf.delete(oldest)
}

import { createPlayerStore, nextRate, type PlayerStore } from '#lib/stores/player.ts'

/** How far resuming steps back, so that the word that was cut off is heard again. */
const resumeBack = 0.3

/**
 * Plays one recording by a media element (which keeps the pitch when slowed) and mirrors where it stands in a store.
 * `destroy` stops the sound and lets go of every listener.
 */
export class Transport {
  readonly element: HTMLAudioElement
  readonly store: PlayerStore
  private readonly scope = new AbortController()
  private frame = 0
  private stoppedAt = -1

  constructor(source: string, duration: number) {
    this.element = new Audio()
    this.element.preload = 'auto'
    this.element.src = source
    this.store = createPlayerStore(duration)
    const on = (type: keyof HTMLMediaElementEventMap, run: () => void) =>
      this.element.addEventListener(type, run, { signal: this.scope.signal })
    on('play', () => {
      this.store.setState({ playing: true, failed: null })
      this.follow()
    })
    on('pause', () => this.store.setState({ playing: false, time: this.element.currentTime }))
    on('seeking', () => this.store.setState({ time: this.element.currentTime }))
    on('ended', () => this.ended())
    on('error', () =>
      this.store.setState({ failed: 'The recording could not be loaded. Reload the page to try again.' }),
    )
  }

  toggle() {
    if (this.element.paused) this.play()
    else this.pause()
  }

  /** Plays on from where it stands, a moment earlier when it was paused there; from the start at the end. */
  play() {
    const { duration } = this.store.getState()
    if (this.element.currentTime >= duration - 0.02) this.element.currentTime = this.store.getState().loop?.from ?? 0
    else if (Math.abs(this.element.currentTime - this.stoppedAt) < 0.01)
      this.element.currentTime = Math.max(0, this.element.currentTime - resumeBack)
    this.element.play().catch((error: unknown) => {
      // Browsers refuse to start sound before the person has done anything on the page; the next key press plays.
      if (!(error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')))
        this.store.setState({ failed: 'The recording can not be played by this browser.' })
    })
  }

  pause() {
    this.element.pause()
    this.stoppedAt = this.element.currentTime
  }

  replay() {
    this.seek(this.store.getState().loop?.from ?? 0)
    this.stoppedAt = -1
    this.play()
  }

  skip(seconds: number) {
    this.seek(this.element.currentTime + seconds)
  }

  seek(seconds: number) {
    const { duration } = this.store.getState()
    this.element.currentTime = Math.min(duration, Math.max(0, seconds))
    this.store.setState({ time: this.element.currentTime })
  }

  changeRate(step: 1 | -1) {
    const rate = nextRate(this.store.getState().rate, step)
    this.element.playbackRate = rate
    this.store.setState({ rate })
  }

  /** Loops a stretch, or the whole clip when none is given; a second call lets it end. */
  toggleLoop(stretch?: { from: number; to: number }) {
    const { loop, duration } = this.store.getState()
    this.store.setState({ loop: loop && !stretch ? null : (stretch ?? { from: 0, to: duration }) })
  }

  destroy() {
    this.scope.abort()
    cancelAnimationFrame(this.frame)
    this.element.pause()
    this.element.removeAttribute('src')
    this.element.load()
  }

  /** Mirrors the time on every frame while playing: media elements tell it only four times a second. */
  private follow() {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => {
      const { loop, duration } = this.store.getState()
      if (loop && loop.to < duration && this.element.currentTime >= loop.to) this.element.currentTime = loop.from
      this.store.setState({ time: this.element.currentTime })
      if (!this.element.paused) this.follow()
    })
  }

  private ended() {
    const { loop } = this.store.getState()
    if (loop) {
      this.element.currentTime = loop.from
      this.play()
    } else this.store.setState({ playing: false, time: this.store.getState().duration })
  }
}

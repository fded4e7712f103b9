/** Says how far something is: on a terminal in one line that changes, else a line for every tenth. */
export class ProgressLine {
  #tenth = -1
  #shown = false

  say(share: number, message: string): void {
    const percent = Math.floor(share * 100)
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${message} · ${percent} %`)
      this.#shown = true
    } else if (Math.floor(percent / 10) > this.#tenth) {
      this.#tenth = Math.floor(percent / 10)
      process.stderr.write(`${message} · ${percent} %\n`)
    }
  }

  /** Clears the line, for what comes after it. */
  end(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K')
    this.#shown = false
    this.#tenth = -1
  }
}

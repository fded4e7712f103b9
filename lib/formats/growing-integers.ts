/** Whole numbers appended one by one, in a typed array that doubles as it fills. */
export class GrowingIntegers {
  private numbers = new Int32Array(1024)
  private used = 0

  push(value: number): void {
    if (this.used === this.numbers.length) {
      const larger = new Int32Array(2 * this.numbers.length)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.used++] = value
  }

  get length(): number {
    return this.used
  }

  get(index: number): number | undefined {
    return index < this.used ? this.numbers[index] : undefined
  }

  set(index: number, value: number): void {
    this.numbers[index] = value
  }

  /** The numbers so far, without a copy. */
  view(): Int32Array {
    return this.numbers.subarray(0, this.used)
  }
}

/** Numbers names from 0 in the order in which they are first met. */
export class NameIndex {
  readonly names: string[] = []
  private readonly numberOf = new Map<string, number>()

  add(name: string): number {
    const known = this.numberOf.get(name)
    if (known !== undefined) return known
    const number = this.names.length
    this.numberOf.set(name, number)
    this.names.push(name)
    return number
  }
}

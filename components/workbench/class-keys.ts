import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'

/** A class with the key that chooses it: its own, else its place among the first nine, else none. */
export type KeyedClass = LabelClass & { press: string | null }

/** Gives each class a key; no two classes of a question share one. */
export function keyedClasses(classes: readonly LabelClass[]): KeyedClass[] {
  const taken = new Set<string>()
  const keys = new Map<ClassId, string>()
  for (const { id, key } of classes) {
    const press = key.toLowerCase()
    if (press === '' || taken.has(press)) continue
    taken.add(press)
    keys.set(id, press)
  }
  return classes.map((one, index) => {
    const place = `${index + 1}`
    if (!keys.has(one.id) && index < 9 && !taken.has(place)) {
      taken.add(place)
      keys.set(one.id, place)
    }
    return { ...one, press: keys.get(one.id) ?? null }
  })
}

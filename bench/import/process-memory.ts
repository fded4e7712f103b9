import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of a process and all that descend from it, in MB (Linux). Worker threads count with their process. */
export function residentMb(pid: number): number {
  const children = childrenByParent()
  let sum = 0
  const open = [pid]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    sum += Number(/VmRSS:\s+(\d+)/.exec(statusOf(at))?.[1] ?? 0)
    open.push(...(children.get(at) ?? []))
  }
  return sum / 1024
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(/PPid:\s+(\d+)/.exec(statusOf(Number(name)))?.[1] ?? 0)
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return '' // it has ended
  }
}

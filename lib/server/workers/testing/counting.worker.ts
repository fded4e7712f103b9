import { serveTasks } from '../serve-tasks.ts'

/** Says each number up to the one that it is given; never ends for a negative one. */
serveTasks<number, string>(async (upTo, report) => {
  for (let i = 1; i <= upTo; i++) report(i / upTo, `at ${i}`)
  if (upTo < 0) {
    report(0, 'for ever')
    await new Promise(() => {})
  }
  return `counted to ${upTo}`
})

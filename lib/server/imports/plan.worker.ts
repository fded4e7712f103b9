import { serveTasks } from '../workers/serve-tasks.ts'
import type { ImportPlan, PlanInput } from './import-plan.ts'
import { planImport } from './plan-import.ts'
import { readBoxes, readRows } from './read-files.ts'

serveTasks<PlanInput, ImportPlan>((input) => planImport(input, { rows: readRows, boxes: readBoxes }))

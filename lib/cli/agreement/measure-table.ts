import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import { measureBoxTable } from './measure-boxes.ts'
import { measureChoices } from './measure-choices.ts'
import { measureSegmentTable } from './measure-segments.ts'
import { measureSets } from './measure-sets.ts'
import { measureTexts } from './measure-texts.ts'
import type { Measured, Report, SliceRow } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { sliceOfTable } from './slice-table.ts'

/** Measures a table of ratings at the level asked for, whole and by slice. */
export function measureTable(table: RatingsTable, settings: AgreementSettings): Report {
  const { figure, ...rest } = measureAtLevel(table, settings, true)
  return {
    statistic: settings.statistic,
    level: settings.level,
    figure,
    items: table.items.length,
    labelers: table.labelers.length,
    missing: table.missing,
    ...rest,
    slices: (table.slices?.names ?? []).map((name, slice) => measureSlice(sliceOfTable(table, slice), name, settings)),
  }
}

function measureSlice(table: RatingsTable, slice: string, settings: AgreementSettings): SliceRow {
  const { figure, answers } = measureAtLevel(table, settings, false)
  return { slice, figure, items: table.items.length, answers }
}

function measureAtLevel(table: RatingsTable, settings: AgreementSettings, whole: boolean): Measured {
  const { level } = settings
  if (level === 'set') return measureSets(table, settings)
  if (level === 'text') return measureTexts(table, settings)
  if (level === 'box') return measureBoxTable(table, settings)
  if (level === 'segment') return measureSegmentTable(table, settings)
  return measureChoices(table, level, settings, whole)
}

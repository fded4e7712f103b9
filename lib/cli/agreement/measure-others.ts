import type { AgreementOptions } from '#lib/domain/agreement/options.ts'
import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import type { LabeledImage } from '#lib/domain/agreement/regions-answers.ts'
import type { RegionCategory } from '#lib/domain/agreement/regions-classes.ts'
import { agreementOfSegments } from '#lib/domain/agreement/segments-agreement.ts'
import type { LabeledRecording } from '#lib/domain/agreement/segments-answers.ts'
import { agreementOfSets } from '#lib/domain/agreement/sets.ts'
import { agreementOfTexts } from '#lib/domain/agreement/texts.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { readBoxes, readSegments, readSets } from '#lib/formats/rating-values.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'

function optionsOf(table: RatingsTable, { bootstrap, seed, method }: AgreementSettings): AgreementOptions {
  return { bootstrap, seed, method, clusters: table.clusters?.of }
}

function basesOf({ unit, labeler, items, labelers }: RatingsTable) {
  return { unit, labeler, units: items.length, labelers: labelers.length }
}

export function measureSets(table: RatingsTable, settings: AgreementSettings): Measured {
  const sets = readSets(table, settings.fileName)
  const agreement = agreementOfSets(
    { ...basesOf(table), set: Array.from(table.value, (text) => sets[text] as string[]) },
    { ...optionsOf(table, settings), distance: settings.setDistance },
  )
  const { alpha, percent, answers, repeats } = agreement
  const nameOf = (code: number) => JSON.stringify(agreement.sets[code])
  return {
    figure: settings.statistic === 'percent' ? percent : alpha,
    answers,
    repeats,
    byClass: agreement.byElement.map(({ element, chosen, alpha: one, specific }) => ({
      class: element,
      chosen,
      figures: { alpha: one, specific_agreement: specific },
    })),
    confusions: agreement.confusions.map(({ a, b, ...rest }) => ({ a: nameOf(a), b: nameOf(b), ...rest })),
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: table.labelers[pair.a] as string,
      b: table.labelers[pair.b] as string,
      items: pair.percent.units,
      figures: { percent: pair.percent, alpha: pair.alpha },
    })),
    beside: settings.statistic === 'percent' ? [] : [{ title: 'Share of equal sets', figure: percent }],
  }
}

export function measureTexts(table: RatingsTable, settings: AgreementSettings): Measured {
  const { textUnit, language, fold } = settings
  const agreement = agreementOfTexts(
    { ...basesOf(table), text: Array.from(table.value, (text) => table.texts[text] as string) },
    { ...optionsOf(table, settings), textUnit, language, fold },
  )
  const { alpha, wer, meanWer, percent, answers, repeats } = agreement
  const figures: Record<string, Figure> = { alpha, wer, 'mean-wer': meanWer, percent }
  const titles = {
    alpha: "Krippendorff's alpha",
    wer: 'Error rate between labelers',
    'mean-wer': 'Mean of the error rates of items',
    percent: 'Share of equal texts',
  }
  return {
    figure: figures[settings.statistic] as Figure,
    answers,
    repeats,
    byClass: [],
    confusions: [],
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: table.labelers[pair.a] as string,
      b: table.labelers[pair.b] as string,
      items: pair.wer.units,
      figures: { wer: pair.wer, percent: pair.percent },
    })),
    beside: besideOf(titles, figures, settings.statistic),
  }
}

function besideOf(titles: Record<string, string>, figures: Record<string, Figure>, shown: string): Measured['beside'] {
  return Object.entries(titles)
    .filter(([name]) => name !== shown)
    .map(([name, title]) => ({ title, figure: figures[name] as Figure }))
}

export function measureBoxTable(table: RatingsTable, settings: AgreementSettings): Measured {
  const boxes = readBoxes(table, settings.fileName)
  const images: LabeledImage[] = entriesByItem(table).map(({ name, group, entries }) => ({
    image: name,
    group,
    answers: entries.map(({ labeler, text }) => ({
      labeler,
      regions: (boxes[text] ?? []).map(({ class: label, ...box }, i) => ({
        id: `${name} ${labeler} ${i}`,
        box,
        class: label,
      })),
    })),
  }))
  const { bootstrap, seed, iou } = settings
  const agreement = agreementOfRegions(images, { threshold: iou, bootstrap, seed, sensitivity: [] })
  const { found, named, drawn, alpha } = agreement
  const figures: Record<string, Figure> = { alpha, found, named, drawn }
  const titles = {
    alpha: 'Alpha over clusters',
    found: 'Found (F1)',
    named: 'Named (alpha)',
    drawn: 'Drawn (mean IoU)',
  }
  return {
    figure: figures[settings.statistic] as Figure,
    answers: table.value.length - agreement.repeats,
    repeats: agreement.repeats,
    byClass: agreement.byClass.map((one) => ({
      class: one.class,
      chosen: one.regions,
      figures: { alpha: one.alpha, found: one.found },
    })),
    confusions: agreement.confusions.map(({ a, b, observed, expected }) => ({
      a: categoryName(a),
      b: categoryName(b),
      observed,
      expected,
      cost: null,
    })),
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      items: pair.images,
      figures: { found: pair.found, named: pair.named, drawn: pair.drawn, alpha: pair.alpha },
    })),
    beside: besideOf(titles, figures, settings.statistic),
  }
}

function categoryName(category: RegionCategory): string {
  return category.kind === 'class'
    ? category.class
    : category.kind === 'lacks'
      ? '(lacks the information)'
      : '(no region)'
}

export function measureSegmentTable(table: RatingsTable, settings: AgreementSettings): Measured {
  const segments = readSegments(table, settings.fileName)
  const recordings: LabeledRecording[] = entriesByItem(table).map(({ name, group, entries }) => ({
    recording: name,
    group,
    answers: entries.map(({ labeler, text }) => ({ labeler, segments: segments[text] ?? [] })),
  }))
  const { bootstrap, seed, tolerance } = settings
  const agreement = agreementOfSegments(recordings, { tolerance, bootstrap, seed })
  const { alpha, found, onsets, boundaries, overlap, activity, unitizing } = agreement
  const figures: Record<string, Figure> = { alpha, found, onsets, boundaries, overlap, activity, unitizing }
  const titles = {
    alpha: "Krippendorff's alpha",
    found: 'Segments found (F1)',
    boundaries: 'Boundaries found (F1)',
    overlap: 'Overlap of labels (IoU)',
    unitizing: "Krippendorff's u-alpha",
  }
  return {
    figure: figures[settings.statistic] as Figure,
    answers: table.value.length - agreement.repeats,
    repeats: agreement.repeats,
    byClass: agreement.byLabel.map((one) => ({
      class: one.label,
      chosen: one.segments,
      figures: { found: one.found, overlap: one.overlap },
    })),
    confusions: [],
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      items: pair.recordings,
      figures: { found: pair.found, boundaries: pair.boundaries, overlap: pair.overlap },
    })),
    beside: besideOf(titles, figures, settings.statistic),
  }
}

type Item = { name: string; group: string | undefined; entries: { labeler: string; text: number }[] }

/** The entries of each item in the order of the file; items without any are there too. */
function entriesByItem({ items, labelers, unit, labeler, value, clusters }: RatingsTable): Item[] {
  const out = items.map((name, i): Item => {
    const group = clusters ? clusters.names[clusters.of[i] as number] : undefined
    return { name, group, entries: [] }
  })
  for (let i = 0; i < unit.length; i++) {
    out[unit[i] as number]?.entries.push({
      labeler: labelers[labeler[i] as number] as string,
      text: value[i] as number,
    })
  }
  return out
}

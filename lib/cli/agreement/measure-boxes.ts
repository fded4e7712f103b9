import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import type { LabeledImage } from '#lib/domain/agreement/regions-answers.ts'
import type { RegionCategory } from '#lib/domain/agreement/regions-classes.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { readBoxes } from '#lib/formats/rating-values.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { besideOf, entriesByItem, noFurtherParts } from './table-parts.ts'

/** Agreement on boxes: `[[x, y, w, h, label], …]`. */
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
    ...noFurtherParts,
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

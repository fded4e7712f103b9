import type { FigureName } from './question-agreement.ts'

/** What a figure is called, what it means, and when it misleads: one sentence each, for whoever points at it. */
export const figureMeanings: Record<FigureName, { name: string; means: string; misleads: string; percent: boolean }> = {
  alpha: {
    name: 'alpha',
    means:
      'Krippendorff’s alpha: how much of the disagreement that chance alone would give is absent. 1 is perfect, 0 is chance.',
    misleads:
      'Rare classes and easy items move it; alphas under different distances can’t be ranked against each other.',
    percent: false,
  },
  percent: {
    name: 'equal answers',
    means: 'The share of pairs of answers to one item that are equal.',
    misleads: 'It is high by chance alone when one class is common.',
    percent: true,
  },
  found: {
    name: 'found',
    means: 'F1 over all pairs of labelers: how many regions have a counterpart at the IoU threshold.',
    misleads: 'It says nothing about classes, and depends on the threshold.',
    percent: true,
  },
  named: {
    name: 'named',
    means: 'Alpha on the classes of regions that match.',
    misleads: 'Regions that only one labeler found are not in it.',
    percent: false,
  },
  drawn: {
    name: 'drawn',
    means: 'Mean IoU of matched regions: how alike the outlines are.',
    misleads: 'It can’t fall below the threshold, since worse pairs don’t match.',
    percent: true,
  },
  wer: {
    name: 'word error rate',
    means: 'Edits per word between two labelers, each once the reference. Lower is better.',
    misleads: 'Differences of convention count as much as mishearing; see it after the text rules.',
    percent: true,
  },
  specific: {
    name: 'specific agreement',
    means: 'Given that one labeler chose the class, how often another one did.',
    misleads: 'It isn’t corrected for chance, so a common class looks good.',
    percent: true,
  },
  kappa: {
    name: 'kappa',
    means: 'Cohen’s kappa of two labelers.',
    misleads: 'It falls when the two use the classes with different frequency.',
    percent: false,
  },
}

import type { NamedFigure, QuestionAgreement } from '../agreement/question-agreement.ts'
import type { ItemId, JobId, QuestionId } from '../kernel/ids.ts'
import type { LabelClass } from '../schema/question.ts'
import type { AgreementStep } from './agreement-step.ts'
import type { InformationLost } from './information-lost.ts'
import type { Measurement } from './measure-rounds.ts'
import type { StopReport } from './stop-report.ts'

export type AxisPoint = Measurement & {
  key: string
  headline: NamedFigure[]
  /** Items that the figures rest on; those of the round that they leave out are in `itemsLeft` and `leftOut`. */
  items: number
  itemsLeft: QuestionAgreement['itemsLeft']
  answers: number
  /** Values that can't be read at the version and count as missing. */
  needsRelabel: number
}
export type SliceFigures = {
  name: string
  value: string
  /** Those that the slice's figures rest on, the dearest first, and their share of all that the whole rests on. */
  items: ItemId[]
  share: number
  headline: NamedFigure[]
}
/** Two wordings of transcripts, with the items on which they stand against each other. */
export type Wording = { names: [string, string]; items: ItemId[] }

/** What the agreement page shows of one question; plain data. */
export type AgreementReport = {
  /** Every measurement, by round, on one axis. */
  axis: AxisPoint[]
  /** One of them broken down. */
  detail:
    | (AxisPoint & {
        agreement: QuestionAgreement
        slices: SliceFigures[]
        /** Transcripts only: what is written differently, the most frequent first. */
        wordings: Wording[]
        /** Recomputed only: what the version read at no longer tells apart. */
        lost: InformationLost | null
      })
    | null
  /** From each measurement to the next: whether agreement got better. */
  steps: AgreementStep[]
  /** Whether another change of the definition is worth it; null where nothing fresh was measured, and for transcripts. */
  stop: StopReport | null
  /** Classes of the question at the version of the detail. */
  classes: LabelClass[]
  /** Items by id with the names that people know them by, for those that the detail mentions. */
  itemNames: Record<ItemId, string>
}

type QuestionBrief = { id: QuestionId; name: string; kind: 'choice' | 'boxes' | 'text' }

/** The report with what a page needs around it. */
export type SeenAgreement = {
  report: AgreementReport
  /** The job that measures a large round; the report is empty until it has ended. */
  measuring: JobId | null
  question: QuestionBrief | null
  questions: QuestionBrief[]
  /** Numbers of the published versions, and the one that is read at. */
  versions: number[]
  version: number | null
  slices: { name: string; values: string[] }[]
  labelers: { id: string; name: string; imported: boolean; simulated: boolean }[]
}

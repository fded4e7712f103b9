import { ok } from '../../kernel/result.ts'
import { classNameIn, quoted } from '../../schema/names.ts'
import { readClasses } from '../projected-answer.ts'
import {
  type OperationOf,
  type OperationReading,
  requireClass,
  requireClassQuestion,
  requireQuestion,
  withQuestion,
} from './operation-reading.ts'

/** A class goes; its labels need relabeling. Back, every label stays: only it could have given the value that is read. */
export const removeClass: OperationReading<OperationOf<'remove_class'>> = {
  apply(definition, { question: id, class: removed }) {
    const question = requireClassQuestion(definition, id)
    requireClass(question, removed)
    const next = withQuestion(definition, {
      ...question,
      classes: question.classes.filter((other) => other.id !== removed),
    })
    const entries = next.guideline.entries.filter((entry) => entry.question !== id || entry.class !== removed)
    return ok({ ...next, guideline: { ...next.guideline, entries } })
  },
  forward(answer, { question, class: removed }, { version, before }) {
    return readClasses(answer, (id) => {
      if (id !== removed) return { class: id }
      return { reason: `Version ${version} removed ${quoted(classNameIn(requireQuestion(before, question), id))}.` }
    })
  },
  // A label of a class of the same id can't be read here: the class was not offered after the removal.
  inverse(answer, { question, class: removed }, { version, before }) {
    return readClasses(answer, (id) =>
      id === removed
        ? { reason: `${quoted(classNameIn(requireQuestion(before, question), id))} ended with version ${version}.` }
        : { class: id },
    )
  },
  sentence: ({ question, class: removed }, before) =>
    `${quoted(classNameIn(requireQuestion(before, question), removed))} was removed`,
}

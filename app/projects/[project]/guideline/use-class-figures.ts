'use client'

import { useEffect, useState } from 'react'
import type { ClassFigure } from '#components/guideline/contents.tsx'
import { callApi } from '#lib/client/api.ts'
import type { BookAgreement } from '#lib/domain/impact/book-agreement.ts'

type Answer = { agreement: { questions: BookAgreement[] } | null }

/** Agreement by class and question, for those who may see it; empty until it is there. */
export function useClassFigures(project: string, allowed: boolean, version: string | undefined): ClassFigure[] {
  const [figures, setFigures] = useState<ClassFigure[]>([])
  useEffect(() => {
    if (!allowed || version === undefined) return
    const abort = new AbortController()
    callApi<Answer>(`/api/v1/projects/${project}/definition/agreement`, { signal: abort.signal })
      .then(({ agreement }) => setFigures(figuresOf(agreement?.questions ?? [])))
      .catch(() => setFigures([])) // the book is whole without them
    return () => abort.abort()
  }, [project, allowed, version])
  return figures
}

function figuresOf(questions: readonly BookAgreement[]): ClassFigure[] {
  return questions.flatMap(({ question, headline, classes }) => {
    const alpha = headline.find(({ name }) => name === 'alpha')
    return [
      ...(alpha ? [{ question, class: null, figure: alpha.figure }] : []),
      ...classes.flatMap(({ category, figures }) => {
        const own = figures.find(({ name }) => name === 'alpha')
        return category.kind === 'class' && own ? [{ question, class: category.id, figure: own.figure }] : []
      }),
    ]
  })
}

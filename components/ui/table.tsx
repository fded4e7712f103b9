import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'
import { ScrollFrame } from './scroll-frame.tsx'

/** A dense table; wide ones scroll inside their own frame. Rows reach a little beyond the text on either side. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <ScrollFrame label="Table, wider than its place" className="-mx-2 overflow-x-auto">
      <table className={cn('w-full border-collapse text-base', className)} {...rest} />
    </ScrollFrame>
  )
}

export function HeadCell({ className, numeric, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 whitespace-nowrap border-line border-b px-2 text-left font-medium text-faint text-sm',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  )
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('border-line border-b last:border-b-0', className)} {...rest} />
}

export function Cell({ className, numeric, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return <td className={cn('h-9 px-2 py-1', numeric && 'text-right tabular-nums', className)} {...rest} />
}

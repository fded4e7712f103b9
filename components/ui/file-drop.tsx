'use client'

import { Upload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cn } from './class-names.ts'

type Props = {
  onFiles: (files: File[]) => void
  accept?: string
  multiple?: boolean
  /** Choose a whole folder; its paths are in `webkitRelativePath`. */
  folder?: boolean
  label: string
  children?: ReactNode
  disabled?: boolean
}

/** A place to drop files on, or to choose them with the browser's own window. */
export function FileDrop({ onFiles, accept, multiple, folder, label, children, disabled }: Props) {
  const [over, setOver] = useState(false)
  return (
    <label
      className={cn(
        'grid cursor-pointer justify-items-center gap-1 rounded-lg border border-line-strong border-dashed bg-surface p-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent',
        over && 'border-accent bg-accent-soft',
        disabled && 'pointer-events-none opacity-50',
      )}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <Upload aria-hidden className="size-5 text-faint" />
      <span className="font-medium">{label}</span>
      {children ? <span className="text-muted text-sm">{children}</span> : null}
      <input
        type="file"
        className="sr-only"
        accept={accept}
        multiple={multiple || folder}
        disabled={disabled}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

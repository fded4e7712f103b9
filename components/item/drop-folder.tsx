'use client'
import { FolderOpen } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'

/** A file with its path inside what was dropped; a single folder's own name is left out. */
export type PathFile = { path: string; file: File }

type Props = { onFiles: (files: PathFile[]) => void; disabled?: boolean; children?: ReactNode }

/** A place to drop folders and files on, or to choose them. Folders are read with all that is in them. */
export function DropFolder({ onFiles, disabled, children }: Props) {
  const [over, setOver] = useState(false)
  const folder = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const chosen = (list: FileList | null) =>
    onFiles(withoutTop([...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))))
  return (
    <section
      aria-label="Files to import"
      className={cn(
        'grid justify-items-center gap-3 rounded-lg border border-line-strong border-dashed bg-surface px-6 py-10 text-center',
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
        // Entries must be taken at once; the list is emptied after this call.
        const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
        void readEntries(entries).then((found) => onFiles(withoutTop(found)))
      }}
    >
      <FolderOpen aria-hidden className="size-7 text-faint" />
      <div>
        <p className="font-medium text-md">Drop a folder or files here</p>
        {children ? <div className="mt-1 max-w-prose text-muted">{children}</div> : null}
      </div>
      <div className="flex gap-2">
        <Button variant="primary" onClick={() => folder.current?.click()} disabled={disabled}>
          Choose a folder
        </Button>
        <Button onClick={() => files.current?.click()} disabled={disabled}>
          Choose files
        </Button>
      </div>
      <input
        ref={folder}
        type="file"
        aria-label="Folder to import"
        className="sr-only"
        tabIndex={-1}
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          chosen(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <input
        ref={files}
        type="file"
        aria-label="Files to import, one by one"
        className="sr-only"
        tabIndex={-1}
        multiple
        onChange={(event) => {
          chosen(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}

/** Paths are relative to what was dropped: `camera/a.png` of one folder `camera` is `a.png`, as from the terminal. */
function withoutTop(files: PathFile[]): PathFile[] {
  const tops = new Set(files.map(({ path }) => path.split('/')[0]))
  const one = tops.size === 1 && files.every(({ path }) => path.includes('/'))
  return one ? files.map(({ path, file }) => ({ path: path.slice(path.indexOf('/') + 1), file })) : files
}

async function readEntries(entries: readonly FileSystemEntry[], within = ''): Promise<PathFile[]> {
  const found: PathFile[] = []
  for (const entry of entries) {
    const path = within + entry.name
    if (entry.isDirectory) {
      found.push(...(await readEntries(await childrenOf(entry as FileSystemDirectoryEntry), `${path}/`)))
    } else {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
      found.push({ path, file })
    }
  }
  return found
}

/** Browsers hand a folder's entries out a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) return all
    all.push(...part)
  }
}

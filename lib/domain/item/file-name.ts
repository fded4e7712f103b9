// Control characters, line ends, zero-width and direction marks: they would let a name look like another one.
const invisible = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/gu
const longest = 255

/**
 * A file's relative path as the project knows it: forward slashes, composed Unicode (NFC), no invisible characters, no
 * empty or `.` parts, at most 255 code points (the ending stays). The name as it came is kept beside it as data.
 * Null where nothing is left or where the path leaves its folder (`..`, absolute).
 */
export function sanitizePath(raw: string): string | null {
  const slashed = raw.toWellFormed().normalize('NFC').replaceAll('\\', '/')
  if (slashed.startsWith('/') || /^[A-Za-z]:\//.test(slashed)) return null
  const parts = slashed
    .split('/')
    .map((part) => part.replace(invisible, '').trim())
    .filter((part) => part !== '' && part !== '.')
  if (parts.length === 0 || parts.includes('..')) return null
  return shorten(parts.join('/'))
}

function shorten(path: string): string {
  const points = [...path]
  if (points.length <= longest) return path
  const dot = path.lastIndexOf('.')
  const ending = dot > 0 && path.length - dot <= 16 ? [...path.slice(dot)] : []
  return [...points.slice(0, longest - ending.length - 1), '…', ...ending].join('')
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The folder of a path with its slash; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Whether a file is one that systems leave behind in folders (`.DS_Store`, `Thumbs.db`, `__MACOSX/…`). */
export function isSystemFile(path: string): boolean {
  return path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(part))
}

import type { ReleaseSummary } from '#lib/domain/release/release-row.ts'
import { Badge } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Link } from '../ui/link.tsx'
import { Cell, HeadCell, Row, Table } from '../ui/table.tsx'
import { sortDecisions } from './decision-words.ts'

/** What the files of a release are called. */
const files = ['labels.jsonl', 'labels.csv', 'manifest.json'] as const

/** The releases of a project, with their hashes and files. */
export function ReleaseList({ project, releases }: { project: string; releases: readonly ReleaseSummary[] }) {
  if (releases.length === 0) {
    return (
      <EmptyState title="No release yet">
        A release freezes what is labeled and ruled now, so that a model can be traced to it. Items without agreement
        and ruling are kept as unresolved.
      </EmptyState>
    )
  }
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>release</HeadCell>
          <HeadCell numeric>version</HeadCell>
          <HeadCell numeric>rows</HeadCell>
          <HeadCell>decided by</HeadCell>
          <HeadCell>hash</HeadCell>
          <HeadCell>files</HeadCell>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <Row key={release.id}>
            <Cell>
              <Link
                href={`/projects/${project}/releases/${release.id}`}
                className="rounded-sm font-medium hover:text-accent"
              >
                {release.number}. {release.name}
              </Link>
              {release.simulated > 0 ? (
                <Badge tone="warn" className="ml-2">
                  simulated
                </Badge>
              ) : null}
            </Cell>
            <Cell numeric>{release.version}</Cell>
            <Cell numeric>{release.rows.toLocaleString('en')}</Cell>
            <Cell className="text-muted">
              {sortDecisions(release.decidedBy)
                .map(([how, rows]) => `${rows} ${how}`)
                .join(', ')}
            </Cell>
            <Cell>
              <code title={release.hash} className="text-sm">
                {release.hash.slice(0, 12)}
              </code>
            </Cell>
            <Cell>
              <FileLinks project={project} release={release.id} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

export function FileLinks({ project, release }: { project: string; release: string }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {files.map((file) => (
        <a
          key={file}
          href={`/api/v1/projects/${project}/releases/${release}/files/${file}`}
          download={file}
          className="rounded-sm text-accent hover:underline"
        >
          {file}
        </a>
      ))}
    </span>
  )
}

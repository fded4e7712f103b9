/** The place that a comment is pinned to: a region, a time in seconds, a point in pixels, or a word of a transcript. */
export type CommentAnchor =
  | { at: 'region'; region: string }
  | { at: 'time'; seconds: number }
  | { at: 'place'; x: number; y: number }
  | { at: 'word'; index: number }

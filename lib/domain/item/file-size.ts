/** The bytes that one file of an import may have. */
export const mostFileBytes = 4_000_000_000

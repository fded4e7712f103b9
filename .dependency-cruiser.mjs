// The law itself is in TypeScript, where its test reads it too.
export { importLaw as default } from './scripts/lib/import-law.ts'

import { inject } from 'vitest'

// Tables are made for the back end that DATABASE_URL names when they are first imported, so this comes before any test.
process.env.DATABASE_URL = inject('postgresTemplate')

import { main } from './agreement/main.ts'

/** The engine on generated labels, in all the shapes that are named; a while. */
process.exitCode = main([])

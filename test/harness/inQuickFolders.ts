import { inject } from 'vitest'

// What asks the system for a temporary folder gets one in there.
process.env.TMPDIR = inject('folders')

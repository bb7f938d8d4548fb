import { join } from 'node:path'
import { inject } from 'vitest'

// What was compiled of a host by the first that ends properly is there for all that tests start after it.
process.env.NODE_COMPILE_CACHE = join(inject('hosts'), 'compiled')

import { vi } from 'vitest'

/** Milliseconds that a component test waits for what it expects: the office it asks may share its machine with others. */
const patience = 10_000

// Vitest would give up after one second, and has no setting for it.
const waitFor = vi.waitFor.bind(vi)
vi.waitFor = (check, options) =>
  waitFor(check, typeof options === 'number' ? options : { timeout: patience, ...options })

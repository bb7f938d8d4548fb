import { ORPCError } from '@orpc/client'
import { failureOf, failureSchema, problem, type Failure } from '../shared/failure.ts'

/** What went wrong, as data. Whatever was not expected is a `defect`. */
export function failureFrom(error: unknown): Failure {
  const known = failureOf(error)
  if (known) return known
  const told =
    error instanceof ORPCError && error.code === 'FAILURE'
      ? failureSchema.safeParse(error.data)
      : undefined
  if (told?.success) return told.data
  if (error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE') {
    return { kind: 'invalid', problems: [problem([], 'tooBig')] }
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { kind: 'cancelled', problems: [problem([], 'cancelled')] }
  }
  return { kind: 'defect', problems: [problem([], 'unexpected')] }
}

import { z } from 'zod'

/** Why something that was asked for could not be done; expected, and said to the person in words. */
export const failureKinds = [
  'invalid',
  'forbidden',
  'signedOut',
  'notFound',
  'conflict',
  'throttled',
  'cancelled',
  'gone',
  'defect',
] as const

export type FailureKind = (typeof failureKinds)[number]

/** One thing that is wrong: where (a field's path, empty for the whole) and which message says it. */
export interface Problem {
  readonly path: readonly (string | number)[]
  /** Key under `failures` in the locales. */
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

export interface Failure {
  readonly kind: FailureKind
  readonly problems: readonly Problem[]
}

export const failureSchema: z.ZodType<Failure> = z.object({
  kind: z.enum(failureKinds),
  problems: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      key: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})

const mark = Symbol('failure')

/** An error that carries an expected failure from where it is found to the edge of the host. */
export interface FailureError extends Error {
  readonly [mark]: Failure
}

/** Makes the error to throw for an expected failure. */
export function failure(kind: FailureKind, ...problems: Problem[]): FailureError {
  const error = new Error(`${kind}: ${problems.map((problem) => problem.key).join(', ')}`)
  return Object.assign(error, { [mark]: { kind, problems } })
}

/** The failure inside an error, or undefined for a defect. */
export function failureOf(error: unknown): Failure | undefined {
  return error instanceof Error && mark in error ? (error as FailureError)[mark] : undefined
}

/** Shorthand for a problem. */
export function problem(
  path: string | readonly (string | number)[],
  key: string,
  params?: Problem['params'],
): Problem {
  return { path: typeof path === 'string' ? [path] : path, key, ...(params && { params }) }
}

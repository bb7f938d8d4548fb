import { z } from 'zod'
import type { AnyValues, Entity } from '../entity.ts'
import { typedFields } from '../entity.ts'
import { failure, type Problem } from '../failure.ts'
import { kindOf } from './kinds.ts'

const schemas = new WeakMap<Entity, ReturnType<typeof build>>()

function build(entity: Entity) {
  const shape = Object.fromEntries(
    typedFields(entity).map((name) => {
      const spec = entity.fields[name]!
      const schema = kindOf(spec).schema(spec)
      return [name, spec.required ? required(schema) : emptied(schema).nullable()]
    }),
  )
  return {
    draft: z.strictObject(optionalWhereStarted(entity, shape)),
    changes: z.strictObject(shape).partial(),
  }
}

/** Nothing but blanks counts as nothing, so a required text can't be blank. */
const required = (schema: z.ZodType) =>
  z
    .unknown()
    .refine((value) => value !== null && value !== undefined && value !== '', {
      error: 'required',
      abort: true,
    })
    .pipe(schema)
    .refine((value) => value !== '', 'required')

/** An emptied field holds null, never an empty text or list. */
const emptied = (schema: z.ZodType) =>
  z
    .preprocess((value) => (value === '' ? null : value), schema.nullable())
    .transform((value) =>
      value === '' || (Array.isArray(value) && value.length === 0) || isHollow(value)
        ? null
        : value,
    )

const isHollow = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 0

function optionalWhereStarted(entity: Entity, shape: Record<string, z.ZodType>) {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      const spec = entity.fields[name]!
      return [name, spec.required && spec.initially === undefined ? schema : schema.optional()]
    }),
  )
}

/** Checks the values of a new record. Throws an `invalid` failure with a problem for each bad field. */
export function checkDraft(entity: Entity, values: unknown): AnyValues {
  return check(schemasOf(entity).draft, values)
}

/** Checks some new values of a record. Throws an `invalid` failure with a problem for each bad field. */
export function checkChanges(entity: Entity, values: unknown): AnyValues {
  return check(schemasOf(entity).changes, values)
}

function schemasOf(entity: Entity) {
  const known = schemas.get(entity)
  if (known) return known
  const made = build(entity)
  schemas.set(entity, made)
  return made
}

function check(schema: z.ZodType, values: unknown): AnyValues {
  const result = schema.safeParse(values)
  if (result.success) return told(result.data as AnyValues)
  throw failure('invalid', ...result.error.issues.flatMap(problemsOf))
}

/** `undefined` may cross the wire; it says nothing, and so neither empties a field nor hides what it starts with. */
const told = (values: AnyValues): AnyValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** A validation issue as problems: one for each unknown field, else one at its path. */
export function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], key: 'unknownField' }))
  }
  const key = /^[a-z][A-Za-z]+$/.test(issue.message) ? issue.message : 'invalid'
  return [
    { path, key, ...(issue.code === 'too_big' && { params: { limit: Number(issue.maximum) } }) },
  ]
}

import type { Compilable, CompiledQuery } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'

/**
 * A query that is run thousands of times: its SQL is built once, with a blank where each value goes, and every use
 * only fills them in. Blanks are bound as they are: `=` finds no null.
 */
export function template<V extends object, R>(
  build: (blanks: V) => Compilable<R>,
): (values: V) => Compilable<R> {
  let made: { readonly compiled: CompiledQuery<R>; readonly blanks: Blanks } | undefined
  return (values) => ({
    compile: () => {
      made ??= compiled(build)
      const { blanks } = made
      const filled = made.compiled.parameters.map((each) => {
        const blank = blanks.get(each)
        return blank === undefined ? each : (values as Record<string, unknown>)[blank]
      })
      return { ...made.compiled, parameters: filled }
    },
  })
}

/** What stands for each value while the SQL is built, and the value's name. */
type Blanks = ReadonlyMap<unknown, string>

function compiled<V extends object, R>(build: (blanks: V) => Compilable<R>) {
  const blanks = new Map<unknown, string>()
  const marks = new Proxy({} as V, {
    get: (_, name) => {
      const mark = {}
      blanks.set(mark, String(name))
      return mark
    },
  })
  return { compiled: build(marks).compile(), blanks }
}

/** Things kept by their key. */
const keptByKey = 50

/** Makes something for a key, and whatever that stands for, when it is first asked for, and keeps the last few. */
export function perKey<T, M extends readonly unknown[]>(
  make: (key: string, ...meant: M) => T,
): (key: string, ...meant: M) => T {
  const made = new Map<string, T>()
  return (key, ...meant) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const oldest = made.keys().next().value
    if (made.size >= keptByKey && oldest !== undefined) made.delete(oldest)
    const fresh = make(key, ...meant)
    made.set(key, fresh)
    return fresh
  }
}

/** Makes something for an entity when it is first asked for, and keeps it. */
export function perEntity<T>(make: (entity: Entity) => T): (entity: Entity) => T {
  const made = new WeakMap<Entity, T>()
  return (entity) => {
    const known = made.get(entity)
    if (known !== undefined) return known
    const fresh = make(entity)
    made.set(entity, fresh)
    return fresh
  }
}

import { belongingsOf, referencesTo, type Registry } from '../entities/registry.ts'
import type { Entity } from '../entity.ts'

/** The kinds of records that an office has of its customers, and may want to be rid of; the rest is how it is set up. */
export const clearableKinds = (registry: Registry): string[] =>
  Object.values(registry)
    .filter(({ name, governedBy }) => governedBy === name)
    .map(({ name }) => name)

/** Some kinds with what belongs to them, in an order in which what refers to others goes before those. */
export function clearedWith(registry: Registry, kinds: readonly string[]): string[] {
  const wanted = new Set<string>()
  const want = (entity: Entity | undefined) => {
    if (!entity || wanted.has(entity.name)) return
    wanted.add(entity.name)
    for (const part of belongingsOf(registry, entity)) want(part.entity)
    for (const part of referencesTo(registry, entity)) if (part.required) want(part.entity)
  }
  for (const kind of kinds) want(registry[kind])
  const ordered = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const { entity } of referencesTo(registry, registry[name]!)) {
      if (wanted.has(entity.name)) visit(entity.name)
    }
    ordered.add(name)
  }
  for (const name of wanted) visit(name)
  return [...ordered]
}

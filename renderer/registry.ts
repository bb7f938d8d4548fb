import type { Entity } from '../shared/entity.ts'
import { entityNamed } from '../shared/entities/registry.ts'
import { useLookups } from './lookups.ts'

/**
 * The entity of this name as it is now, with the fields that the office added; undefined when there is none. Whoever
 * shows it follows it: fields come and go while the window is open.
 */
export const entityNow = (name: string): Entity | undefined =>
  entityNamed(useLookups().registry, name)

/** The same with the office's removed fields, of which old changes still tell. */
export const entityEver = (name: string): Entity | undefined =>
  entityNamed(useLookups().registryWithRemoved, name)

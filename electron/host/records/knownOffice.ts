import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import type { Office } from '../office.ts'
import type { Actor } from './access.ts'

/** The office with its entities as somebody knows them, for what goes through many of them at once. */
export const knownOffice = (office: Office, actor: Actor): Office =>
  Object.create(office, {
    registry: { get: () => knownRegistry(office.registry, actor) },
  }) as Office

import type { RegionLine } from '../../../shared/api/office.ts'
import type { EntityName } from '../../../shared/entities/registry.ts'
import type { Random } from './random.ts'
import type { Language, Ware } from './wording.ts'

/** One record of the sample office, as the store takes it. */
export interface SampleRecord {
  readonly entity: EntityName
  readonly id: string
  /** When it came to be, UTC milliseconds. */
  readonly at: number
  /** Whose doing it was; of whoever fills the office when absent. */
  readonly by?: string
  /** It is a change of a record that came before. */
  readonly changes?: boolean
  readonly values: Readonly<Record<string, unknown>>
}

/** What the sample is made from. */
export interface SampleMakings {
  readonly random: Random
  /** UTC milliseconds. */
  readonly now: number
  readonly ids: () => string
  /** The person whose office it is. */
  readonly me: string
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly tagIds: ReadonlyMap<string, string>
  /** Ids of the causes that the office has. */
  readonly causes: ReadonlySet<string>
  /** The survey that is asked when a case is closed; null where the office has it no more. */
  readonly survey: string | null
  readonly regions: ReadonlyMap<string, RegionLine>
}

export type Stage = 'lead' | 'prospect' | 'active' | 'dormant' | 'lost'
export type Level = 'A' | 'B' | 'C' | 'D'

/** A company or person as the sample thinks of it, before it becomes records. */
export interface Company {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly person: boolean
  readonly language: Language
  readonly level: Level
  readonly stage: Stage
  readonly wares: readonly Ware[]
  readonly owner: string
  /** Moments of the first and of the last contact. */
  readonly since: number
  readonly until: number
  /** Everything of the customer's record but what follows from its people. */
  readonly values: Readonly<Record<string, unknown>>
  readonly people: Person[]
  /** Mail domain, without the @. */
  readonly domain: string
  /** Names of the people there and their positions, where they are given. */
  readonly named?: readonly (readonly [name: string, position?: string])[]
  /** What was said last, where it is given: direction, kind, words. */
  readonly latest?: readonly string[]
  /** Who is called first, for a customer that is a person. */
  readonly called?: string
}

/** Somebody at a company. */
export interface Person {
  readonly id: string
  readonly name: string
  /** What one calls them on the telephone: 顾经理, Charlotte. */
  readonly called: string
  readonly role: string
  readonly values: Readonly<Record<string, unknown>>
}
